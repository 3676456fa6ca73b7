import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';

interface Tab {
    name: string;
    href: string;
    chosen: boolean;
}

/** Links to the parts of a page. Where they do not all fit, the chosen one is scrolled into sight. */
export function tabs(label: string, all: Tab[]): TemplateResult {
    return html`<nav class="tabs" aria-label=${label}>
        ${all.map(
            ({ name, href, chosen }) =>
                html`<a href=${href} aria-current=${chosen ? 'page' : nothing} ${chosen ? ref(show) : nothing}
                    >${name}</a
                >`,
        )}
    </nav>`;
}

function show(tab: Element | undefined): void {
    queueMicrotask(() => tab?.scrollIntoView({ block: 'nearest', inline: 'center' }));
}
