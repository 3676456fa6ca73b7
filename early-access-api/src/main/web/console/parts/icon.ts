import { svg, html, type TemplateResult } from 'lit';

/** Drawn by hand on a grid of 16. */
const SHAPES = {
    logo: svg`<path d="M8 1.5 14.5 8 8 14.5 1.5 8Z"/><path d="M8 5v6M5 8h6"/>`,
    menu: svg`<path d="M2 4h12M2 8h12M2 12h12"/>`,
    list: svg`<path d="M5.5 4H14M5.5 8H14M5.5 12H14M2 4h.5M2 8h.5M2 12h.5"/>`,
    board: svg`<rect x="1.75" y="2.5" width="3.5" height="11" rx="1"/><rect x="6.25" y="2.5" width="3.5" height="7" rx="1"/><rect x="10.75" y="2.5" width="3.5" height="9" rx="1"/>`,
    inbox: svg`<path d="M2 9 4 3h8l2 6v4H2Z"/><path d="M2 9h3.5l1 1.5h3L10.5 9H14"/>`,
    flag: svg`<path d="M3.5 14.5V2h8l-1.5 3 1.5 3h-8"/>`,
    people: svg`<circle cx="6" cy="5.5" r="2.5"/><path d="M1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 3.2a2.5 2.5 0 0 1 0 4.6M12 9.8c1.6.6 2.5 2 2.5 3.7"/>`,
    mail: svg`<rect x="1.5" y="3" width="13" height="10" rx="1.5"/><path d="m2 4.5 6 4.5 6-4.5"/>`,
    group: svg`<path d="M2 3h12v8H8l-3 2.5V11H2Z"/>`,
    hook: svg`<circle cx="8" cy="4" r="2"/><circle cx="4" cy="12" r="2"/><circle cx="12" cy="12" r="2"/><path d="M7.2 5.8 5 10.2M8.8 5.8l2.2 4.4M6 12h4"/>`,
    key: svg`<circle cx="5" cy="11" r="2.5"/><path d="m6.8 9.2 6.7-6.7M11 5l2 2"/>`,
    clock: svg`<circle cx="8" cy="8" r="6"/><path d="M8 4.5V8l2.5 1.5"/>`,
    warning: svg`<path d="M8 2 14.5 13.5h-13Z"/><path d="M8 6.5v3M8 11.5v.2"/>`,
    check: svg`<path d="m3 8.5 3.2 3.2L13 5"/>`,
    open: svg`<circle cx="8" cy="8" r="5.5"/>`,
    copy: svg`<rect x="5" y="5" width="8.5" height="8.5" rx="1.5"/><path d="M3.5 11H2.5V2.5H11v1"/>`,
};

export type Icon = keyof typeof SHAPES;

export function icon(name: Icon): TemplateResult {
    return html`<svg
        class="icon"
        viewBox="0 0 16 16"
        width="16"
        height="16"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
        stroke-linejoin="round"
        aria-hidden="true"
    >
        ${SHAPES[name]}
    </svg>`;
}
