/** A colour in sRGB, each channel from 0 to 255. */
type Rgb = readonly [red: number, green: number, blue: number];

/** The chat's accent, and what can be read on it and beside it. All as #rrggbb. */
export interface Accent {
  readonly fill: string;
  /** Ink on the accent. */
  readonly onFill: string;
  /** The accent as ink on the light and on the dark surface. */
  readonly onLight: string;
  readonly onDark: string;
}

const DEFAULT_FILL = '#1f5a4c';
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
/** The grounds, a little raised from the surface, that ink is hardest to read on. */
const DARK_GROUND: Rgb = [38, 38, 35];
const LIGHT_GROUND: Rgb = [246, 244, 240];
/** How much of the opposite a raised ground has in it. */
const RAISED = 0.08;
/** The least contrast of text with its ground (WCAG 2.2, success criterion 1.4.3). */
const LEAST_CONTRAST = 4.5;

/**
 * The accent made of `colour` (#rgb or #rrggbb); the chat's own green where it is neither. It can be read on the
 * chat's own surfaces or, where the page has another, on `surface`.
 */
export function accentOf(colour: string | null, surface: string | null = null): Accent {
  const fill = parse(colour ?? '') ?? parse(DEFAULT_FILL) ?? BLACK;
  const ground = raised(parse(surface ?? ''));
  const onFill = contrast(fill, WHITE) >= LEAST_CONTRAST ? WHITE : BLACK;
  return {
    fill: format(fill),
    onFill: format(onFill),
    onLight: format(legible(fill, ground ?? LIGHT_GROUND)),
    onDark: format(legible(fill, ground ?? DARK_GROUND)),
  };
}

/** The contrast ratio of two #rrggbb colours, from 1 to 21 (WCAG 2.2). */
export function contrastRatio(one: string, other: string): number {
  return contrast(parse(one) ?? BLACK, parse(other) ?? BLACK);
}

/** Whether white can be read better than black on `colour`. */
export function isDark(colour: string): boolean {
  return opposite(parse(colour) ?? WHITE) === WHITE;
}

function raised(surface: Rgb | null): Rgb | null {
  return surface && mix(surface, opposite(surface), RAISED);
}

function opposite(colour: Rgb): Rgb {
  return contrast(colour, WHITE) > contrast(colour, BLACK) ? WHITE : BLACK;
}

function legible(colour: Rgb, ground: Rgb): Rgb {
  const towards = opposite(ground);
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(colour, towards, share);
    if (contrast(mixed, ground) >= LEAST_CONTRAST) return mixed;
  }
  return towards;
}

function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const channel = (index: 0 | 1 | 2) => Math.round(one[index] * (1 - share) + other[index] * share);
  return [channel(0), channel(1), channel(2)];
}

function contrast(one: Rgb, other: Rgb): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((low, high) => low - high) as [
    number,
    number,
  ];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (channel: number) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function parse(colour: string): Rgb | null {
  const full = colour.trim().replace(/^#([0-9a-f])([0-9a-f])([0-9a-f])$/i, '#$1$1$2$2$3$3');
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(full)?.slice(1);
  if (!digits) return null;
  const [red = 0, green = 0, blue = 0] = digits.map((pair) => Number.parseInt(pair, 16));
  return [red, green, blue];
}

function format(colour: Rgb): string {
  return `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
