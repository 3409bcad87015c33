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
