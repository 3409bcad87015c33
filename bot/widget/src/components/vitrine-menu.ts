import { LitElement, css, html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';

import { element } from './element';
import { menuIcon } from './icons';
import { Popover, rove } from './popover';
import { foundation } from './theme';

/** Something that can be chosen from a menu. */
export interface Item<Name extends string = string> {
  readonly name: Name;
  readonly label: string;
  readonly disabled?: boolean;
}

/**
 * A button with a menu under it, as the ARIA Authoring Practices describe it.
 *
 * @fires picked - CustomEvent with the name of the item
 */
@element('vitrine-menu')
export class VitrineMenu extends LitElement {
  static override styles = [
    foundation,
    css`
      :host {
        position: relative;
        display: block;
      }

      .opener {
        display: grid;
        place-items: center;
        width: 44px;
        height: 44px;
        border-radius: 50%;
        color: var(--quiet);
      }

      .opener:hover,
      .opener[aria-expanded='true'] {
        background: var(--raised);
        color: var(--ink);
      }

      .menu {
        position: absolute;
        z-index: 3;
        inset-block-start: calc(100% + 4px);
        inset-inline-end: 0;
        display: grid;
        width: max-content;
        max-width: min(280px, 80vw);
        padding: 6px;
        border: 1px solid var(--line);
        border-radius: min(16px, var(--radius));
        background: var(--surface);
        box-shadow: var(--shadow);
      }

      .menu button {
        min-height: 44px;
        padding: 8px 14px;
        border-radius: min(11px, var(--radius));
        text-align: start;
      }

      .menu button:is(:hover, :focus-visible) {
        background: var(--raised);
      }

      .menu button:focus-visible {
        outline-offset: -2px;
      }

      .menu button[aria-disabled='true'] {
        color: var(--quiet);
        cursor: default;
      }
    `,
  ];

  @property() label = '';
  @property({ attribute: false }) items: readonly Item[] = [];
  @query('.opener') private opener!: HTMLButtonElement;
  private readonly layer: Popover = new Popover(this, () => this.opener);

  protected override render() {
    const { isOpen } = this.layer;
    return html`<button
        type="button"
        class="opener"
        aria-label=${this.label}
        aria-haspopup="menu"
        aria-expanded=${isOpen}
        @click=${this.openerTapped}
        @keydown=${this.openerKeyPressed}
      >
        ${menuIcon}
      </button>
      ${
        isOpen
          ? html`<div class="menu" role="menu" aria-label=${this.label} @keydown=${this.keyPressed}>
              ${this.items.map((item) => this.item(item))}
            </div>`
          : nothing
      }`;
  }

  private item(item: Item) {
    return html`<button
      type="button"
      role="menuitem"
      tabindex="-1"
      aria-disabled=${item.disabled ?? false}
      @click=${() => {
        this.pick(item);
      }}
    >
      ${item.label}
    </button>`;
  }

  private get stops(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  private async open(index: number): Promise<void> {
    await this.layer.show();
    rove(this.stops, index);
  }

  private openerTapped(): void {
    if (this.layer.isOpen) this.layer.leave();
    else void this.open(0);
  }

  private openerKeyPressed(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    void this.open(event.key === 'ArrowDown' ? 0 : -1);
  }

  private keyPressed(event: KeyboardEvent): void {
    const { stops } = this;
    const here = stops.indexOf(event.target as HTMLElement);
    const there = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
    if (there === undefined) return;
    event.preventDefault();
    rove(stops, there);
  }

  private pick({ name, disabled }: Item): void {
    if (disabled) return;
    this.layer.leave();
    this.dispatchEvent(new CustomEvent('picked', { detail: name }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-menu': VitrineMenu;
  }
}
