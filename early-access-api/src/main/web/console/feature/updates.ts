import { html, nothing, type PropertyValues } from 'lit';
import { number } from '../../shared/time';
import { api, here, type Feature, type Schemas } from '../client';
import { Paged } from '../loading';
import { Part } from '../page';
import { badge } from '../parts/badge';
import { dialog } from '../parts/dialog';
import { choice, field } from '../parts/field';
import { empty, problem } from '../parts/problem';
import { ago } from '../parts/time';
import { toast } from '../parts/toast';
import { mayChange } from '../roles';
import { to, toPerson } from '../router';
import { count, MAIL } from '../words';

type Update = Schemas['Update'];
type Kind = 'launch' | 'feedback-request' | 'update' | 'general-availability' | 'pulled-back';

const KINDS: Kind[] = ['launch', 'feedback-request', 'update', 'general-availability', 'pulled-back'];
const REST_MILLIS = 600;

/** News to those who are in, with the mail that they will get beside the text; and the mails that the service writes itself. */
class Updates extends Part {
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
    private kind: Kind = 'launch';
    private locale = '';
    private mail: string | undefined;

    private readonly updates = new Paged<Update>(
        this,
        async (after) =>
            (
                await api.get('/api/v1/admin/features/{key}/updates', {
                    path: { key: this.feature.key },
                    query: after ? { after } : {},
                })
            ).data,
    );

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('feature') && changed.get('feature')?.key !== this.feature.key) {
            void this.updates.load();
            void this.showMail();
        }
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearTimeout(this.timer);
    }

    protected override render(): unknown {
        const open = this.feature.stage !== 'archived';
        return html`<div class="stack">
            ${mayChange(this.feature) && open ? this.composer() : nothing}
            <section class="stack" aria-labelledby="sent-updates">
                <h2 id="sent-updates">What users were told</h2>
                ${this.updates.list(
                    (all) =>
                        html`<ul class="stack plain">
                            ${all.map((each) => html`<li>${this.sent(each)}</li>`)}
                        </ul>`,
                    () =>
                        empty(
                            'No update yet',
                            'Tell your users what you changed. It is the best response to feedback.',
                        ),
                )}
            </section>
            ${mayChange(this.feature) ? this.mails() : nothing} ${this.asking ? this.dialog() : nothing}
        </div>`;
    }

    private composer(): unknown {
        const ready = this.subject.trim() !== '' && this.markdown.trim() !== '';
        return html`<section class="columns even" aria-labelledby="new-update">
            <form
                class="box stack"
                @submit=${(event: Event) => {
                    event.preventDefault();
                    this.ask(true);
                }}
            >
                <h2 id="new-update">New update</h2>
                ${field({ name: 'subject', label: 'Subject', required: true, max: 200, value: this.subject, problem: this.previewRefusal, onInput: (value) => this.write(() => (this.subject = value)) })}
                ${field({ name: 'markdown', label: 'Text', hint: 'Markdown: # heading, **bold**, [link](https://…), - list', lines: 10, required: true, max: 20_000, value: this.markdown, problem: this.previewRefusal, onInput: (value) => this.write(() => (this.markdown = value)) })}
                <p class="row">
                    <button class="button primary" ?disabled=${!ready}>Send update</button>
                    <button
                        type="button"
                        class="button"
                        ?disabled=${!ready || this.acting}
                        @click=${this.testUpdate}
                    >
                        Send me a test
                    </button>
                </p>
                ${this.refusal && !this.asking ? problem(this.refusal) : nothing}
            </form>
            ${
                this.preview
                    ? html`<iframe
                          class="mail"
                          title="The update as a mail"
                          sandbox
                          src=${this.preview}
                      ></iframe>`
                    : this.plain
                      ? html`<pre class="mail text">${this.plain}</pre>`
                      : html`<div class="mail waiting quiet">The mail appears here while you write.</div>`
            }
        </section>`;
    }

    private write(change: () => void): void {
        change();
        this.requestUpdate();
        clearTimeout(this.timer);
        this.timer = window.setTimeout(() => void this.showPreview(), REST_MILLIS);
    }

    private async showPreview(): Promise<void> {
        if (!this.subject.trim() || !this.markdown.trim()) {
            return;
        }
        try {
            const { data } = await api.post('/api/v1/admin/features/{key}/updates/preview', {
                path: { key: this.feature.key },
                body: { subject: this.subject, markdown: this.markdown },
            });
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
            onClose: () => this.ask(false),
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

    private ask(shown: boolean): void {
        this.asking = shown;
        this.refusal = undefined;
        this.requestUpdate();
    }

    private async send(): Promise<void> {
        const done = await this.act(() =>
            api.post('/api/v1/admin/features/{key}/updates', {
                path: { key: this.feature.key },
                body: { subject: this.subject, markdown: this.markdown },
            }),
        );
        if (done) {
            this.subject = this.markdown = '';
            this.preview = undefined;
            this.plain = '';
            this.querySelector('dialog')?.close();
            await this.updates.refresh();
        }
    }

    private readonly testUpdate = (): Promise<void> =>
        this.tested(() =>
            api.post('/api/v1/admin/features/{key}/updates/test', {
                path: { key: this.feature.key },
                body: { subject: this.subject, markdown: this.markdown },
            }),
        );

    private async tested(send: () => Promise<{ data: Schemas['TestMail'] }>): Promise<void> {
        await this.act(async () => toast(`A test was sent to ${(await send()).data.to}.`));
    }

    private sent(it: Update): unknown {
        const { owed, sent, failed, cancelled } = it.mails;
        const done = it.finishedAt !== null && sent + failed + cancelled >= owed;
        const deliveries = (status?: string) =>
            to(['deliveries'], { feature: this.feature.key, kind: it.kind, status });
        return html`<article class="box">
            <div class="box-head">
                <h3>${it.subject ?? MAIL[it.kind]}</h3>
                ${done ? badge('Sent', 'positive') : badge('Being sent', 'info')}
                <span class="quiet push"
                    ><a href=${toPerson(it.postedBy)}>${it.postedBy}</a>, ${ago(it.postedAt)}</span
                >
            </div>
            <p class="row">
                <a href=${deliveries('sent')}>${number(sent)} of ${count(owed, 'mail')} sent</a>
                ${failed ? html`<a href=${deliveries('failed')}>${number(failed)} failed</a>` : nothing}
                ${cancelled ? html`<a href=${deliveries('cancelled')}>${number(cancelled)} cancelled</a>` : nothing}
                <span class="quiet">${count(it.recipients, 'recipient')}</span>
            </p>
            ${
                it.markdown
                    ? html`<details>
                          <summary>Text</summary>
                          <pre class="text">${it.markdown}</pre>
                      </details>`
                    : nothing
            }
        </article>`;
    }

    private mails(): unknown {
        return html`<section class="columns even" aria-labelledby="mails">
            <div class="box stack">
                <h2 id="mails">Mails that the service writes</h2>
                <p class="quiet">Look at each before users get it.</p>
                ${choice({
                    name: 'kind',
                    label: 'Mail',
                    value: this.kind,
                    options: KINDS.map((kind) => [kind, MAIL[kind]!]),
                    onChange: (kind) => {
                        this.kind = kind as Kind;
                        void this.showMail();
                    },
                })}
                ${field({
                    name: 'locale',
                    label: 'Language',
                    placeholder: 'de',
                    hint: 'A language tag. Empty: your own.',
                    value: this.locale,
                    onInput: (value) => {
                        this.locale = value.trim();
                        clearTimeout(this.timer);
                        this.timer = window.setTimeout(() => void this.showMail(), REST_MILLIS);
                    },
                })}
                <p>
                    <button type="button" class="button" ?disabled=${this.acting} @click=${this.testMail}>
                        Send me a test
                    </button>
                </p>
            </div>
            ${
                this.mail
                    ? html`<iframe class="mail" title="The mail" sandbox src=${this.mail}></iframe>`
                    : html`<div class="mail waiting"></div>`
            }
        </section>`;
    }

    private async showMail(): Promise<void> {
        if (!mayChange(this.feature)) {
            return;
        }
        await this.act(async () => {
            const { data } = await api.post('/api/v1/admin/features/{key}/mails/{kind}/preview', {
                path: { key: this.feature.key, kind: this.kind },
                query: this.locale ? { locale: this.locale } : {},
            });
            this.mail = here(data.url);
        });
    }

    private readonly testMail = (): Promise<void> =>
        this.tested(() =>
            api.post('/api/v1/admin/features/{key}/mails/{kind}/test', {
                path: { key: this.feature.key, kind: this.kind },
                query: this.locale ? { locale: this.locale } : {},
            }),
        );
}

customElements.define('ea-feature-updates', Updates);
