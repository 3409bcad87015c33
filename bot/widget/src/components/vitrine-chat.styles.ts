import { css } from 'lit';

/**
 * Where the chat stands on the page. What `:host` says is important: so no rule of the page hides, moves or bends the
 * chat, not even an important one, for from inside a shadow root important wins.
 */
export const styles = css`
  :host {
    all: initial !important;
    position: fixed !important;
    z-index: var(--vitrine-z-index, 2147483000) !important;
    right: 0 !important;
    bottom: 0 !important;
    display: block !important;
    direction: ltr !important;
    unicode-bidi: isolate !important;
  }

  :host([mounted]) {
    position: relative !important;
    z-index: 0 !important;
    width: 100% !important;
    height: 100% !important;
    min-height: min(480px, 100dvh) !important;
  }

  .chat {
    --inline: var(--vitrine-offset-inline, 24px);
    --block: var(--vitrine-offset-block, 24px);
  }

  .launcher,
  .panel {
    position: fixed;
    inset-inline-end: var(--inline);
  }

  .chat[data-position='left'] :is(.launcher, .panel) {
    right: auto;
    left: var(--inline);
  }

  .chat[data-position='right'] :is(.launcher, .panel) {
    right: var(--inline);
    left: auto;
  }

  .launcher {
    inset-block-end: var(--block);
    display: grid;
    place-items: center;
    width: 60px;
    height: 60px;
    border-radius: 50%;
    background: var(--accent);
    box-shadow: var(--shadow);
    color: var(--on-accent);
    transition: transform 0.2s;
  }

  .launcher svg {
    width: 28px;
    height: 28px;
  }

  .launcher img {
    width: 100%;
    height: 100%;
    border-radius: inherit;
    object-fit: cover;
  }

  .launcher:hover {
    transform: scale(1.04);
  }

  .unread {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
    min-width: 24px;
    padding: 0 6px;
    border: 2px solid #ffffff;
    border-radius: 12px;
    background: #c4361f;
    color: #ffffff;
    font-size: 12px;
    font-weight: 600;
    line-height: 20px;
    text-align: center;
  }

  .panel {
    inset-block-end: calc(var(--block) + 76px);
    display: flex;
    flex-direction: column;
    width: 400px;
    height: min(680px, calc(100dvh - var(--block) - 100px));
    /* It scrolls as a whole where all of it has no room, as in a phone's window under the keyboard. */
    overflow: hidden auto;
    overscroll-behavior: contain;
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: var(--shadow);
    color: var(--ink);
    animation: appear 0.22s cubic-bezier(0.2, 0.8, 0.2, 1);
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(12px);
    }
  }

  .head {
    display: flex;
    align-items: center;
    padding-block: 14px 10px;
    padding-inline: 20px 10px;
    border-block-end: 1px solid var(--line);
  }

  .names {
    flex: 1;
    min-width: 0;
  }

  h2 {
    margin: 0;
    overflow: hidden;
    font-size: 17px;
    font-weight: 600;
    line-height: 1.35;
    letter-spacing: -0.005em;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .head p {
    margin: 0;
    color: var(--quiet);
    font-size: 13px;
    line-height: 1.4;
  }

  .close {
    display: grid;
    flex: none;
    place-items: center;
    width: 44px;
    height: 44px;
    border-radius: 50%;
    color: var(--quiet);
  }

  .close:hover {
    background: var(--raised);
    color: var(--ink);
  }

  .drop {
    position: absolute;
    z-index: 4;
    inset: 8px;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 8px;
    border: 2px dashed var(--accent-ink);
    border-radius: max(0px, var(--radius) - 8px);
    background: color-mix(in srgb, var(--surface) 92%, transparent);
    color: var(--accent-ink);
    font-weight: 600;
    text-align: center;
    pointer-events: none;
  }

  .drop svg {
    width: 36px;
    height: 36px;
  }

  .mounted.chat {
    display: block;
    height: 100%;
  }

  .mounted .panel {
    position: absolute;
    inset: 0;
    width: auto;
    height: auto;
    border: 1px solid var(--line);
    box-shadow: none;
    animation: none;
  }

  /* Where the window is small, or its text is enlarged, the panel takes all of it. */
  @media (max-width: 520px), (max-height: 520px) {
    .launcher {
      --inline: 16px;
      --block: max(16px, env(safe-area-inset-bottom));
    }

    .chat:not(.mounted) .panel {
      inset: var(--window-top, 0) 0 auto;
      width: 100%;
      height: var(--window-height, 100dvh);
      border-radius: 0;
    }

    .panel:not([hidden]) ~ .launcher {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .panel {
      border: 1px solid;
    }
  }
`;
