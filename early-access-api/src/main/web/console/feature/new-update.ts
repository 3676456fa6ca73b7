import { html, nothing } from 'lit';
import { api, here, type Feature } from '../client';
import { Part } from '../page';
import { dialog } from '../parts/dialog';
import { field } from '../parts/field';
import { problem } from '../parts/problem';
import { toast } from '../parts/toast';
import { maySendTests } from '../roles';
import { count } from '../words';

const REST_MILLIS = 600;

/** An update that is being written, with the mail that users will get beside the text. */
class NewUpdate extends Part {
    static override properties = { feature: { attribute: false } };
    declare feature: Feature;
    private subject = '';
    private markdown = '';
    private preview: string | undefined;
    /** What the mail says, for a text that is too long for an address. */
    private plain = '';
    private previewRefusal: Error | undefined;
    private asking = false;
    private timer = 0;

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearTimeout(this.timer);
    }

    protected override render(): unknown {
        const ready = this.subject.trim() !== '' && this.markdown.trim() !== '';
        return html`<section class="columns even" aria-labelledby="new-update">
                <form
                    class="box stack"
                    @submit=${(event: Event) => {
                        event.preventDefault();
                        this.turn(() => (this.asking = true));
                    }}
                >
                    <h2 id="new-update">New update</h2>
                    ${field({ name: 'subject', label: 'Subject', required: true, max: 200, value: this.subject, problem: this.previewRefusal, onInput: (value) => this.write(() => (this.subject = value)) })}
                    ${field({ name: 'markdown', label: 'Text', hint: 'Markdown: # heading, **bold**, [link](https://…), - list', lines: 10, required: true, max: 20_000, value: this.markdown, problem: this.previewRefusal, onInput: (value) => this.write(() => (this.markdown = value)) })}
                    <p class="row">
                        <button class="button primary" ?disabled=${!ready}>Send update</button>
                        ${
                            maySendTests()
                                ? html`<button
                                      type="button"
                                      class="button"
                                      ?disabled=${!ready || this.acting}
                                      @click=${this.sendTest}
                                  >
                                      Send me a test
                                  </button>`
                                : nothing
                        }
                    </p>
                    ${this.refusal && !this.asking ? problem(this.refusal) : nothing}
                </form>
                ${this.mail()}
            </section>
            ${this.asking ? this.dialog() : nothing}`;
    }

    private mail(): unknown {
        if (this.preview) {
            return html`<iframe
                class="mail"
                title="The update as a mail"
                sandbox
                src=${this.preview}
            ></iframe>`;
        }
        return this.plain
            ? html`<pre class="mail text">${this.plain}</pre>`
            : html`<div class="mail waiting quiet">The mail appears here while you write.</div>`;
    }

    private write(change: () => void): void {
        this.set(change);
        clearTimeout(this.timer);
        this.timer = window.setTimeout(() => void this.showPreview(), REST_MILLIS);
    }

    private get text() {
        return {
            path: { key: this.feature.key },
            body: { subject: this.subject, markdown: this.markdown },
        };
    }

    private async showPreview(): Promise<void> {
        if (!this.subject.trim() || !this.markdown.trim()) {
            return;
        }
        try {
            const { data } = await api.post('/api/v1/admin/features/{key}/updates/preview', this.text);
            this.preview = data.url ? here(data.url) : undefined;
            this.plain = data.text;
            this.previewRefusal = undefined;
        } catch (refusal) {
            this.previewRefusal = refusal as Error;
        }
        this.requestUpdate();
    }

    private dialog(): unknown {
        const { interested, optedIn } = this.feature.counts;
        return dialog({
            title: 'Send update',
            verb: 'Send update',
            busy: this.acting,
            problem: this.refusal,
            onClose: () => this.turn(() => (this.asking = false)),
            onSubmit: () => this.send(),
            body: html`
                <p class="outcome">
                    “${this.subject}” goes to ${count(interested + optedIn, 'user')} who are interested or
                    opted in now, except those who want no updates.
                </p>
                <p>It cannot be called back.</p>
            `,
        });
    }

    private async send(): Promise<void> {
        if (await this.act(() => api.post('/api/v1/admin/features/{key}/updates', this.text))) {
            this.subject = this.markdown = '';
            this.preview = undefined;
            this.plain = '';
            this.closeDialog();
            this.changed();
        }
    }

    private readonly sendTest = (): Promise<boolean> =>
        this.act(async () => {
            const { data } = await api.post('/api/v1/admin/features/{key}/updates/test', this.text);
            toast(`A test was sent to ${data.to}.`);
        });
}

customElements.define('ea-new-update', NewUpdate);
