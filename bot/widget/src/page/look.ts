import { accentOf, isDark } from './colour';
import type { Embedding } from './embedding';

/** How the chat looks: its theme, and the custom properties that its styles build on. */
export interface Look {
  readonly theme: 'auto' | 'light' | 'dark';
  readonly properties: Readonly<Record<string, string>>;
}

/** The look that the script tag asks for; what the page chooses for its `host` element wins. */
export function lookOf({ colour, theme, radius }: Embedding, host: Element): Look {
  const chosen = getComputedStyle(host);
  const accent = hexOf(chosen.getPropertyValue('--vitrine-accent')) ?? hexOf(colour ?? '');
  const surface = hexOf(chosen.getPropertyValue('--vitrine-surface'));
  const { fill, onFill, onLight, onDark } = accentOf(accent, surface);
  return {
    theme: surface === null ? theme : isDark(surface) ? 'dark' : 'light',
    properties: {
      '--accent': fill,
      '--on-accent': onFill,
      '--accent-on-light': onLight,
      '--accent-on-dark': onDark,
      ...(radius !== null && { '--radius-of-script': `${radius}px` }),
    },
  };
}

/** Any CSS colour as #rrggbb, as the browser reads it, without its transparency; null where it is none. */
function hexOf(colour: string): string | null {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return colour || null;
  // What is no colour leaves the one before in place.
  context.fillStyle = '#0000';
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  if (alpha === 0) return null;
  return `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
