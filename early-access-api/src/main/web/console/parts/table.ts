import { html, nothing, type TemplateResult } from 'lit';

/** A table that scrolls by itself where it is too wide. A column is its heading, or a heading cell of its own. */
export function table(label: string, columns: unknown[], rows: unknown, name?: string): TemplateResult {
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${label}>
        <table class=${name ?? nothing}>
            <thead>
                <tr>
                    ${columns.map((it) => (typeof it === 'string' ? html`<th scope="col">${it}</th>` : it))}
                </tr>
            </thead>
            <tbody>
                ${rows}
            </tbody>
        </table>
    </div>`;
}

/** The heading of a column of numbers. */
export function numbers(heading: string): TemplateResult {
    return html`<th scope="col" class="number">${heading}</th>`;
}

/** The heading of the column with a row's buttons. */
export const ACTIONS = html`<th scope="col"><span class="visually-hidden">Actions</span></th>`;
