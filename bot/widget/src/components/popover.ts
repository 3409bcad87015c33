import type { LitElement, ReactiveController } from 'lit';

/**
 * What opens over the chat from a button of `host` and goes again: by Escape, which then reaches nothing beneath it,
 * and as soon as the shopper turns to something else.
 */
export class Popover implements ReactiveController {
  isOpen = false;
  readonly #host: LitElement;
  readonly #button: () => HTMLElement;

  constructor(host: LitElement, button: () => HTMLElement) {
    this.#host = host;
    this.#button = button;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#keyPressed);
    this.#host.addEventListener('focusout', this.#focusMoved);
    document.addEventListener('pointerdown', this.#pointed);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#keyPressed);
    this.#host.removeEventListener('focusout', this.#focusMoved);
    document.removeEventListener('pointerdown', this.#pointed);
    this.isOpen = false;
  }

  /** Opens; resolves when there is something to put the focus on. */
  async show(): Promise<void> {
    this.isOpen = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  hide(): void {
    this.isOpen = false;
    this.#host.requestUpdate();
  }

  /** Closes, and gives the focus back to the button. */
  leave(): void {
    this.hide();
    this.#button().focus();
  }

  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (!this.isOpen || event.key !== 'Escape') return;
    event.stopPropagation();
    this.leave();
  };

  readonly #focusMoved = ({ relatedTarget }: FocusEvent): void => {
    // Without a target the focus went nowhere, as in Safari when a button is clicked.
    if (relatedTarget instanceof Node && !this.#isInside(relatedTarget)) this.hide();
  };

  readonly #pointed = (event: Event): void => {
    if (this.isOpen && !event.composedPath().includes(this.#host)) this.hide();
  };

  #isInside(node: Node): boolean {
    return node === this.#host || (this.#host.shadowRoot?.contains(node) ?? false);
  }
}

/** Puts the focus on the one of `stops` at `index`, counted round; the others are left out by the Tab key. */
export function rove(stops: readonly HTMLElement[], index: number): void {
  const stop = stops.at(((index % stops.length) + stops.length) % stops.length);
  for (const other of stops) other.tabIndex = other === stop ? 0 : -1;
  stop?.focus();
}
