import { css } from 'lit';

/**
 * Colours and type of the whole chat, which every component inherits. They are set inside the shadow root, where
 * no rule of the shop's page reaches, not even one for every element.
 */
export const theme = css`
  .chat {
    all: initial;
    direction: ltr;

    --surface: #ffffff;
    --raised: #f6f4f0;
    --sunken: #ebe8e1;
    --line: #e4e0d8;
    --edge: rgb(27 27 25 / 9%);
    --ink: #1b1b19;
    --quiet: #65625b;
    --alarm: #9c2a1d;
    --alarm-surface: #fdf0ed;
    --accent-ink: var(--accent-on-light);
    --shadow: 0 1px 2px rgb(27 27 25 / 6%), 0 12px 48px rgb(27 27 25 / 18%);

    color: var(--ink);
    font-family:
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
      sans-serif;
    font-size: 15px;
    line-height: 1.5;
    -webkit-font-smoothing: antialiased;
    -webkit-text-size-adjust: 100%;
  }

  @media (prefers-color-scheme: dark) {
    .chat {
      color-scheme: dark;

      --surface: #1a1a18;
      --raised: #262623;
      --sunken: #31312d;
      --line: #373732;
      --edge: rgb(255 255 255 / 10%);
      --ink: #f1efe9;
      --quiet: #aba79d;
      --alarm: #ffb4a6;
      --alarm-surface: #3a211d;
      --accent-ink: var(--accent-on-dark);
      --shadow: 0 0 0 1px rgb(255 255 255 / 6%), 0 12px 48px rgb(0 0 0 / 55%);
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
