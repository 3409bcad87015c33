import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

function icon(shape: SVGTemplateResult): TemplateResult {
  return html`<svg
    viewBox="0 0 24 24"
    width="24"
    height="24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shape}
  </svg>`;
}

export const speechIcon = icon(
  svg`<path d="M12 3.75c-4.97 0-9 3.4-9 7.6 0 2.38 1.3 4.5 3.33 5.9-.1 1.06-.52 2.1-1.26 3 1.7-.08 3.22-.64 4.4-1.55.81.16 1.65.25 2.53.25 4.97 0 9-3.4 9-7.6s-4.03-7.6-9-7.6Z" /><path d="M8.5 11.4h.01M12 11.4h.01M15.5 11.4h.01" stroke-width="2.25" />`,
);
export const downIcon = icon(svg`<path d="m6 9.5 6 6 6-6" />`);
export const crossIcon = icon(svg`<path d="M6.5 6.5l11 11M17.5 6.5l-11 11" />`);
export const sendIcon = icon(svg`<path d="M12 19V5.5M6 11.2 12 5.2l6 6" />`);
export const pictureIcon = icon(
  svg`<rect x="3.5" y="5" width="17" height="14" rx="3" /><path d="m4 16.5 4.6-4.3a1.6 1.6 0 0 1 2.2 0l5.6 5.6M14.2 14.7l1.5-1.4a1.6 1.6 0 0 1 2.2 0l2.4 2.3" /><path d="M15.6 9.2h.01" stroke-width="2.25" />`,
);
export const previousIcon = icon(svg`<path d="m14 6.5-5.5 5.5 5.5 5.5" />`);
export const nextIcon = icon(svg`<path d="m10 6.5 5.5 5.5-5.5 5.5" />`);
export const checkIcon = icon(svg`<path d="m6 12.5 4 4 8-9" />`);
export const plusIcon = icon(svg`<path d="M12 6v12M6 12h12" />`);
export const minusIcon = icon(svg`<path d="M6 12h12" />`);
export const wholeIcon = icon(
  svg`<path d="M9 4.5H6A1.5 1.5 0 0 0 4.5 6v3M15 4.5h3A1.5 1.5 0 0 1 19.5 6v3M9 19.5H6A1.5 1.5 0 0 1 4.5 18v-3M15 19.5h3a1.5 1.5 0 0 0 1.5-1.5v-3" />`,
);
export const thumbUpIcon = icon(
  svg`<path d="M7.5 10.5v9h-3v-9ZM7.5 10.5l3.6-6.2a2 2 0 0 1 2.2 2.4l-.7 3.3h5a2 2 0 0 1 2 2.4l-1.1 5.5a2 2 0 0 1-2 1.6h-9" />`,
);
export const thumbDownIcon = icon(
  svg`<path d="M7.5 13.5v-9h-3v9ZM7.5 13.5l3.6 6.2a2 2 0 0 0 2.2-2.4l-.7-3.3h5a2 2 0 0 0 2-2.4l-1.1-5.5a2 2 0 0 0-2-1.6h-9" />`,
);
export const aloudIcon = icon(
  svg`<path d="M4.5 9.75v4.5h3l4 3.5V6.25l-4 3.5ZM15 9.3a4 4 0 0 1 0 5.4M17.5 6.8a7.5 7.5 0 0 1 0 10.4" />`,
);
export const stopIcon = icon(svg`<rect x="6.5" y="6.5" width="11" height="11" rx="2.5" />`);
export const copyIcon = icon(
  svg`<rect x="8.5" y="8.5" width="11" height="11" rx="2.5" /><path d="M15.5 8.5V7A2.5 2.5 0 0 0 13 4.5H7A2.5 2.5 0 0 0 4.5 7v6A2.5 2.5 0 0 0 7 15.5h1.5" />`,
);
export const fileIcon = icon(
  svg`<path d="M13.5 3.75h-6a2 2 0 0 0-2 2v12.5a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2v-9.5ZM13.5 3.75v5h5" />`,
);
export const outsideIcon = icon(svg`<path d="M8 8h8v8M16 8l-8.5 8.5" />`);

/** A face whose mouth is bent by `curve`: below zero down, above zero up. */
export function face(curve: number): TemplateResult {
  return icon(
    svg`<circle cx="12" cy="12" r="8.5" /><path d="M9 10h.01M15 10h.01" stroke-width="2.25" /><path d="M8.25 ${14.9 - curve / 2.5}q3.75 ${curve} 7.5 0" />`,
  );
}

export const menuIcon = icon(svg`<path d="M12 5.5h.01M12 12h.01M12 18.5h.01" stroke-width="2.75" />`);
export const photoIcon = icon(
  svg`<path d="M4.5 8.25h3l1.6-2.4a1.5 1.5 0 0 1 1.25-.68h3.3a1.5 1.5 0 0 1 1.25.68l1.6 2.4h3a1.5 1.5 0 0 1 1.5 1.5v7.75a1.5 1.5 0 0 1-1.5 1.5h-15a1.5 1.5 0 0 1-1.5-1.5V9.75a1.5 1.5 0 0 1 1.5-1.5Z" /><circle cx="12" cy="13.25" r="3.25" />`,
);
export const microphoneIcon = icon(
  svg`<rect x="9" y="3.75" width="6" height="10.5" rx="3" /><path d="M5.75 11.5a6.25 6.25 0 0 0 12.5 0M12 17.75v2.75" />`,
);
export const emojiIcon = face(3.2);
