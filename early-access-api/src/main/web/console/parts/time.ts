import { html, nothing, type TemplateResult } from 'lit';
import { exact, relative } from '../../shared/time';

/** "3 days ago"; the exact time is in the title and in what a screen reader says. */
export function ago(instant: string | null | undefined): TemplateResult | typeof nothing {
    if (!instant) {
        return nothing;
    }
    const at = exact(instant);
    return html`<time datetime=${instant} title=${at}
        >${relative(instant)}<span class="visually-hidden">, ${at}</span></time
    >`;
}
