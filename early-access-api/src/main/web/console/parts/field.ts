import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { errorsOf } from '../client';

interface Field {
    name: string;
    label: string;
    value?: string | null | undefined;
    hint?: unknown;
    type?: 'text' | 'url' | 'email' | 'date' | 'search' | 'number';
    lines?: number;
    required?: boolean;
    max?: number;
    pattern?: string;
    problem?: Error | undefined;
    placeholder?: string;
    onInput?: (value: string) => void;
}

/** A label, what helps to fill it in, the control, and what the service said about it. */
export function field(it: Field): TemplateResult {
    const error = errorsOf(it.problem).find((each) => each.field === it.name)?.message;
    const described =
        [it.hint ? it.name + '-hint' : '', error ? it.name + '-error' : ''].join(' ').trim() || nothing;
    const onInput = (event: InputEvent) => it.onInput?.((event.target as HTMLInputElement).value);
    return html`<div class=${error ? 'field wrong' : 'field'}>
        <label for=${'f-' + it.name}>${it.label}</label>
        ${it.hint ? html`<p class="hint" id=${it.name + '-hint'}>${it.hint}</p>` : nothing}
        ${error ? html`<p class="error" id=${it.name + '-error'}>${error}</p>` : nothing}
        ${
            it.lines
                ? html`<textarea
                      id=${'f-' + it.name}
                      name=${it.name}
                      rows=${it.lines}
                      maxlength=${it.max ?? nothing}
                      ?required=${it.required}
                      aria-describedby=${described}
                      aria-invalid=${error ? 'true' : nothing}
                      .value=${it.onInput ? live(it.value ?? '') : (it.value ?? '')}
                      @input=${onInput}
                  ></textarea>`
                : html`<input
                      id=${'f-' + it.name}
                      name=${it.name}
                      type=${it.type ?? 'text'}
                      maxlength=${it.max ?? nothing}
                      pattern=${it.pattern ?? nothing}
                      placeholder=${it.placeholder ?? (it.type === 'url' ? 'https://' : nothing)}
                      ?required=${it.required}
                      aria-describedby=${described}
                      aria-invalid=${error ? 'true' : nothing}
                      .value=${it.onInput ? live(it.value ?? '') : (it.value ?? '')}
                      @input=${onInput}
                  />`
        }
    </div>`;
}

export function choice(it: {
    name: string;
    label: string;
    value: string;
    options: [string, string][];
    hidden?: boolean;
    onChange: (value: string) => void;
}): TemplateResult {
    return html`<div class="field choice">
        <label for=${'f-' + it.name} class=${it.hidden ? 'visually-hidden' : ''}>${it.label}</label>
        <select
            id=${'f-' + it.name}
            name=${it.name}
            @change=${(event: Event) => it.onChange((event.target as HTMLSelectElement).value)}
        >
            ${it.options.map(([value, word]) => html`<option value=${value} .selected=${live(value === it.value)}>${word}</option>`)}
        </select>
    </div>`;
}

let rest: ReturnType<typeof setTimeout> | undefined;

/** The search field of a list; it is what `/` leads to. What is typed takes effect after a short rest. */
export function search(label: string, value: string, onSearch: (value: string) => void): TemplateResult {
    return html`<div class="field search">
        <label for="f-search" class="visually-hidden">${label}</label>
        <input
            id="f-search"
            type="search"
            placeholder=${label}
            .value=${value}
            @input=${(event: InputEvent) => {
                const typed = (event.target as HTMLInputElement).value;
                clearTimeout(rest);
                rest = setTimeout(() => onSearch(typed), 200);
            }}
        />
    </div>`;
}

export function checkbox(it: {
    name: string;
    label: unknown;
    hint?: unknown;
    checked: boolean;
    onChange?: (checked: boolean) => void;
}): TemplateResult {
    return html`<div class="check">
        <input
            type="checkbox"
            id=${'f-' + it.name}
            name=${it.name}
            .checked=${it.onChange ? live(it.checked) : it.checked}
            aria-describedby=${it.hint ? it.name + '-hint' : nothing}
            @change=${(event: Event) => it.onChange?.((event.target as HTMLInputElement).checked)}
        />
        <label for=${'f-' + it.name}>${it.label}</label>
        ${it.hint ? html`<p class="hint" id=${it.name + '-hint'}>${it.hint}</p>` : nothing}
    </div>`;
}
