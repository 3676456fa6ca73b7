import { html, nothing, type PropertyValues } from 'lit';
import { api, type Schemas } from '../client';
import { Resource } from '../loading';
import { Part } from '../page';
import { rating, statusBadge } from '../parts/badge';
import { choice, field } from '../parts/field';
import { problem } from '../parts/problem';
import { ago } from '../parts/time';
import { may } from '../roles';
import { toFeature, toPerson } from '../router';
import { count, FEEDBACK, STAGE } from '../words';

type Details = Schemas['FeedbackDetails'];

/** One entry of feedback: what was said, what the team replied, and a form for the next reply. */
export class FeedbackEntry extends Part {
    static override properties = { number: {}, names: { attribute: false }, back: {} };
    declare number: number;
    /** The keys and names of all features that the reader sees. */
    declare names: [string, string][];
    /** The address of the list. */
    declare back: string;
    private reply = '';
    private readonly entry = new Resource(
        this,
        async () => (await api.get('/api/v1/admin/feedback/{id}', { path: { id: this.number } })).data,
    );

    /** The entry, as soon as it is there. */
    get value(): Details | undefined {
        return this.entry.value;
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('number')) {
            this.reply = '';
            this.refusal = undefined;
            void this.entry.load();
        }
    }

    protected override render(): unknown {
        return this.entry.show((it) => this.detail(it));
    }

    private detail(it: Details): unknown {
        const answers = may('reply to feedback');
        return html`<article class="box thread">
            <p class="back"><a href=${this.back}>Back to the list</a></p>
            <div class="box-head">
                <h2>${author(it)}</h2>
                ${statusBadge(FEEDBACK[it.status])} ${it.rating ? rating(it.rating) : nothing}
                ${answers ? this.mark(it) : nothing}
            </div>
            ${this.origin(it)} ${it.subject ? html`<p><strong>${it.subject}</strong></p>` : nothing}
            <p class="said">${it.text}</p>
            ${it.attachments.length ? html`<p class="hint">${count(it.attachments.length, 'attachment')}, not kept: ${it.attachments.join(', ')}</p>` : nothing}
            ${
                it.original
                    ? html`<details>
                          <summary>The original mail</summary>
                          <pre class="text">${it.original}</pre>
                      </details>`
                    : nothing
            }
            ${it.feature === null && answers ? this.assign() : nothing}
            ${it.replies.map(
                (reply) =>
                    html`<div class="reply">
                        <p class="row">
                            <strong>${reply.by.name ?? reply.by.id ?? 'Somebody of the team'}</strong
                            ><span class="quiet push">${ago(reply.at)}</span>
                        </p>
                        <p class="said">${reply.text}</p>
                    </div>`,
            )}
            ${answers ? this.answer(it) : nothing} ${this.refusal ? problem(this.refusal) : nothing}
        </article>`;
    }

    private mark({ status }: Details): unknown {
        return html`<button
            class="button small push"
            ?disabled=${this.acting}
            @click=${() => this.change({ status: status === 'unread' ? 'read' : 'unread' })}
        >
            ${status === 'unread' ? 'Mark as read' : 'Mark as unread'}
        </button>`;
    }

    private origin(it: Details): unknown {
        const name = this.names.find(([key]) => key === it.feature)?.[1];
        return html`<p class="row quiet">
                ${it.feature ? html`<a href=${toFeature(it.feature)}>${name ?? it.feature}</a>` : html`<span>About no feature yet</span>`}
                ${it.stage ? html`<span>${STAGE[it.stage]} then</span>` : nothing}
                <span>${it.source === 'app' ? 'in the app' : 'by mail'}, ${ago(it.receivedAt)}</span>
                ${it.user?.id && may('see everything') ? html`<a href=${toPerson(it.user.id)}>About this person</a>` : nothing}
            </p>
            ${
                it.senderIsUser || it.source === 'app' || !it.sender
                    ? nothing
                    : html`<p class="notice warning">
                          Written by another person than the user who was asked:
                          ${it.sender.email ?? it.sender.name}.
                      </p>`
            }`;
    }

    private assign(): unknown {
        return choice({
            name: 'assign',
            label: 'Which feature is it about?',
            value: '',
            options: [['', 'Choose'], ...this.names],
            onChange: (feature) => feature && this.change({ feature }),
        });
    }

    private answer(it: Details): unknown {
        return html`<form class="stack" @submit=${this.send}>
            ${field({
                name: 'text',
                label: it.replies.length ? 'Another reply' : 'Reply',
                hint: 'The user gets it by mail within seconds. What the user replies comes back here.',
                lines: 4,
                required: true,
                max: 20_000,
                value: this.reply,
                problem: this.refusal,
                onInput: (value) => this.set(() => (this.reply = value)),
            })}
            <p>
                <button class="button primary" ?disabled=${this.acting || !this.reply.trim()}>
                    Send reply
                </button>
            </p>
        </form>`;
    }

    private readonly send = async (event: Event): Promise<void> => {
        event.preventDefault();
        const done = await this.act(() =>
            api.post('/api/v1/admin/feedback/{id}/reply', {
                path: { id: this.number },
                body: { text: this.reply },
            }),
        );
        if (done) {
            this.reply = '';
            await this.readAgain();
        }
    };

    private async change(change: Schemas['FeedbackChange']): Promise<void> {
        if (
            await this.act(() =>
                api.patch('/api/v1/admin/feedback/{id}', { path: { id: this.number }, body: change }),
            )
        ) {
            await this.readAgain();
        }
    }

    private async readAgain(): Promise<void> {
        await this.entry.refresh();
        this.changed();
    }
}

/** Who wrote it, as well as the reader may know. */
export function author(it: Schemas['Feedback']): string {
    return it.user?.name ?? it.sender?.name ?? it.user?.id ?? it.sender?.email ?? 'Unknown';
}

customElements.define('ea-feedback-entry', FeedbackEntry);
