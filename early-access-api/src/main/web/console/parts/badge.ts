import { html, type TemplateResult } from 'lit';
import { decimal, STAGE, type Stage, type Tone } from '../words';

export function stageBadge(stage: Stage): TemplateResult {
    return html`<span class="badge stage-${stage}">${STAGE[stage]}</span>`;
}

export function badge(word: string, tone: Tone = 'neutral'): TemplateResult {
    return html`<span class="badge tone-${tone}">${word}</span>`;
}

/** The badge of a status that has a word and a tone of its own. */
export function statusBadge(it: { word: string; tone: Tone }): TemplateResult {
    return badge(it.word, it.tone);
}

/** A mean rating, or the rating of one person. */
export function rating(value: number): TemplateResult {
    const text = Number.isInteger(value) ? String(value) : decimal(value);
    return html`<span class="rating"
        ><span aria-hidden="true">★</span> ${text}<span class="visually-hidden"> of 5</span></span
    >`;
}
