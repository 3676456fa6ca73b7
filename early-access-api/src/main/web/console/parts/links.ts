/** Links to what only some roles may open; a reader who may not sees the text alone. */
import { html } from 'lit';
import { may } from '../roles';
import { to, toFeature, toPerson } from '../router';

/** A feature by its key, which stays on one line. */
export function feature(key: string, tab?: string): unknown {
    return html`<a class="key" href=${toFeature(key, tab)} title=${key}>${key}</a>`;
}

/** A person or a machine that did something. */
export function person(id: string, name: string | null = null): unknown {
    return may('see everything') && !id.startsWith('api-key:')
        ? html`<a href=${toPerson(id)}>${name ?? id}</a>`
        : (name ?? id);
}

/** Mails that are limited in this way, such as to one feature. */
export function deliveries(which: Record<string, string>, text: string): unknown {
    return may('see everything')
        ? html`<a href=${to(['deliveries'], which)}>${text}</a>`
        : html`<span>${text}</span>`;
}
