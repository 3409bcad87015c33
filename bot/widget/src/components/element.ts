/** Defines a custom element, once: a shop's page may run the script again when it swaps its content. */
export function element(name: string) {
  return (component: CustomElementConstructor): void => {
    if (!customElements.get(name)) customElements.define(name, component);
  };
}
