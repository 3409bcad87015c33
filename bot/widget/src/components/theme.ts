import { css } from 'lit';

/** Where the ground is dark: the chat's own choice, or that of the surface which the page has chosen. */
const dark = css`
  color-scheme: dark;

  --surface: var(--vitrine-surface, #1a1a18);
  --ink: var(--vitrine-ink, #f1efe9);
  --tone: #b0b0a0;
  --raised: color-mix(in srgb, var(--tone) 8%, var(--surface));
  --sunken: color-mix(in srgb, var(--tone) 15%, var(--surface));
  --line: color-mix(in srgb, var(--tone) 20%, var(--surface));
  --edge: rgb(255 255 255 / 10%);
  --alarm: #ffb4a6;
  --alarm-surface: #3a211d;
  --accent-ink: var(--accent-on-dark);
  --shadow: 0 0 0 1px rgb(255 255 255 / 6%), 0 12px 48px rgb(0 0 0 / 55%);
`;

/**
 * Colours, shape and type of the whole chat, which every component inherits. They are set inside the shadow root,
 * where no rule of the shop's page reaches, not even one for every element. What a page may choose are these
 * properties of its `vitrine-chat` element, and they win over the script tag:
 *
 * - `--vitrine-accent`, `--vitrine-surface`, `--vitrine-ink`: colours;
 * - `--vitrine-radius`: how round the panel is; `--vitrine-font`: a `font-family`;
 * - `--vitrine-offset-inline`, `--vitrine-offset-block`: how far the button stands from the edges of the window;
 * - `--vitrine-z-index`.
 */
export const theme = css`
  .chat {
    all: initial;
    color-scheme: light;

    --surface: var(--vitrine-surface, #ffffff);
    --ink: var(--vitrine-ink, #1b1b19);
    --tone: #8f7a50;
    --raised: color-mix(in srgb, var(--tone) 8%, var(--surface));
    --sunken: color-mix(in srgb, var(--tone) 18%, var(--surface));
    --line: color-mix(in srgb, var(--tone) 24%, var(--surface));
    --quiet: color-mix(in srgb, var(--ink) 68%, var(--surface));
    --edge: rgb(27 27 25 / 9%);
    --alarm: #9c2a1d;
    --alarm-surface: #fdf0ed;
    --accent-ink: var(--accent-on-light);
    --shadow: 0 1px 2px rgb(27 27 25 / 6%), 0 12px 48px rgb(27 27 25 / 18%);
    --radius: var(--vitrine-radius, var(--radius-of-script, 24px));
    /* Bubbles, fields and cards are a little less round than the panel, a bubble's tail hardly at all. */
    --bubble: min(20px, var(--radius));
    --tail: min(6px, var(--radius));

    color: var(--ink);
    font-family: var(
      --vitrine-font,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Helvetica Neue',
      'PingFang SC',
      'Hiragino Sans GB',
      'Microsoft YaHei',
      'Noto Sans CJK SC',
      'Noto Sans SC',
      sans-serif
    );
    font-size: 15px;
    line-height: 1.5;
    overflow-wrap: anywhere;
    -webkit-font-smoothing: antialiased;
    -webkit-text-size-adjust: 100%;
  }

  .chat[data-theme='dark'] {
    ${dark}
  }

  @media (prefers-color-scheme: dark) {
    .chat[data-theme='auto'] {
      ${dark}
    }
  }
`;

/** What every component starts from: sizing, focus, buttons without decoration, text for screen readers alone. */
export const foundation = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  button {
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }

  :focus-visible {
    outline: 2px solid var(--accent-ink);
    outline-offset: 2px;
  }

  /* Colours that the system chooses take the grounds away; lines show what can be used. */
  @media (forced-colors: active) {
    button {
      border: 1px solid ButtonBorder;
    }

    button:disabled {
      border-color: GrayText;
    }
  }

  .heard-only {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;

/** The round buttons beside the field that the shopper writes in. */
export const tool = css`
  .tool {
    display: grid;
    flex: none;
    place-items: center;
    width: 44px;
    height: 44px;
    border-radius: 50%;
    color: var(--quiet);
    transition:
      background-color 0.15s,
      color 0.15s;
  }

  .tool svg {
    width: 22px;
    height: 22px;
  }

  .tool:is(:hover, [aria-expanded='true'], [aria-pressed='true']) {
    background: var(--raised);
    color: var(--ink);
  }
`;
