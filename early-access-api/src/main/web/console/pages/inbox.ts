import { html, nothing, type PropertyValues } from 'lit';
import { api, type Schemas } from '../client';
import { Paged, Resource } from '../loading';
import { summaries } from '../overview-data';
import { Page } from '../page';
import { badge, rating } from '../parts/badge';
import { choice, field, search } from '../parts/field';
import { empty, problem } from '../parts/problem';
import { ago } from '../parts/time';
import { may } from '../roles';
import { filter, to, toFeature, toPerson } from '../router';
import { count, FEEDBACK, STAGE } from '../words';

type Feedback = Schemas['Feedback'];
type Details = Schemas['FeedbackDetails'];
type Status = Feedback['status'];

/** What people said: a list, and the entry that is chosen beside it, with what the team replied. */
class FeedbackList extends Page {
    static override properties = { feature: {}, route: { attribute: false } };
    /** Only about this feature; without it, all feedback. */
    declare feature: string | undefined;
    private reply = '';
    private chosen = '';

    private readonly entries = new Paged<Feedback>(
        this,
        async (after) =>
            (
                await api.get('/api/v1/admin/feedback', {
                    query: {
                        ...(this.about ? { feature: this.about } : {}),
                        ...(this.query('unmatched') ? { unmatched: true } : {}),
                        ...(this.query('status') ? { status: [this.query('status') as Status] } : {}),
                        ...(this.query('q') ? { q: this.query('q') } : {}),
                        ...(after ? { after } : {}),
                    },
                })
            ).data,
    );

    private readonly entry = new Resource(
        this,
        async () =>
            (await api.get('/api/v1/admin/feedback/{id}', { path: { id: Number(this.query('id')) } })).data,
    );

    /** The names of the features; for choosing one, and to say what an entry is about. */
    private readonly features = new Resource(this, summaries);

    private get about(): string {
        return this.feature ?? this.query('feature');
    }

    override connectedCallback(): void {
        super.connectedCallback();
        void this.features.load();
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (!changed.has('route')) {
            return;
        }
        const before = changed.get('route')?.query;
        const differs = (...names: string[]) =>
            names.some((name) => (before?.get(name) ?? '') !== this.query(name));
        if (!before) {
            void this.entries.load();
        } else if (differs('feature', 'unmatched', 'status', 'q')) {
            void this.entries.refresh();
        }
        if (this.query('id') && this.query('id') !== this.chosen) {
            this.reply = '';
            this.refusal = undefined;
            void this.entry.load();
        }
        this.chosen = this.query('id');
    }

    protected override render(): unknown {
        return html`
            <div class="filters">
                ${search('Search feedback', this.query('q'), (q) => filter({ q, id: null }))}
                ${choice({
                    name: 'status',
                    label: 'Status',
                    hidden: true,
                    value: this.query('status'),
                    options: [
                        ['', 'All feedback'],
                        ...Object.entries(FEEDBACK).map(([value, { word }]): [string, string] => [
                            value,
                            word,
                        ]),
                    ],
                    onChange: (status) => filter({ status, id: null }),
                })}
                ${this.feature === undefined ? this.scope() : nothing}
            </div>
            <div class=${this.chosen ? 'split chosen' : 'split'}>
                <div class="split-list">
                    ${this.entries.list(
                        (all) =>
                            html`<ul class="entries">
                                ${all.map((each) => html`<li>${this.line(each)}</li>`)}
                            </ul>`,
                        () =>
                            this.query('q') ||
                            this.query('status') ||
                            this.query('unmatched') ||
                            this.query('feature')
                                ? empty(
                                      'Nothing matches',
                                      'Choose another status, or search for fewer words.',
                                  )
                                : empty(
                                      'No feedback yet',
                                      'It arrives when users write in the panel, or reply to a mail. A week after a user started with a beta, the service asks.',
                                  ),
                    )}
                </div>
                <div class="split-detail">
                    ${this.chosen ? this.entry.show((it) => this.detail(it)) : html`<p class="hint-block quiet">Choose an entry to read it.</p>`}
                </div>
            </div>
        `;
    }

    private scope(): unknown {
        return html`${choice({
            name: 'feature',
            label: 'Feature',
            hidden: true,
            value: this.query('unmatched') ? '?' : this.query('feature'),
            options: [
                ['', 'All features'],
                ...(may('see everything')
                    ? [['?', 'Unmatched: about no feature yet'] as [string, string]]
                    : []),
                ...(this.features.value ?? []).map((each): [string, string] => [each.key, each.name]),
            ],
            onChange: (value) =>
                filter({
                    feature: value === '?' ? null : value,
                    unmatched: value === '?' ? 'true' : null,
                    id: null,
                }),
        })}`;
    }

    private line(it: Feedback): unknown {
        return html`<a
            class=${it.status === 'unread' ? 'entry unread' : 'entry'}
            href=${this.at(String(it.id))}
            aria-current=${String(it.id) === this.chosen ? 'true' : nothing}
        >
            <span class="row">
                <strong>${author(it)}</strong>
                ${it.rating ? rating(it.rating) : nothing}
                <span class="quiet push">${ago(it.receivedAt)}</span>
            </span>
            <span class="excerpt">${it.text || it.subject || 'A rating without a text'}</span>
            <span class="row">
                ${badge(FEEDBACK[it.status]!.word, FEEDBACK[it.status]!.tone)}
                ${this.feature === undefined ? html`<span class="quiet">${it.feature ? this.nameOf(it.feature) : 'Unmatched'}</span>` : nothing}
            </span>
        </a>`;
    }

    private detail(it: Details): unknown {
        const answers = may('change features');
        return html`<article class="box thread">
            <p class="back"><a href=${this.at('')}>Back to the list</a></p>
            <div class="box-head">
                <h2>${author(it)}</h2>
                ${badge(FEEDBACK[it.status]!.word, FEEDBACK[it.status]!.tone)}
                ${it.rating ? rating(it.rating) : nothing}
                ${
                    answers
                        ? html`<button
                              class="button small push"
                              ?disabled=${this.acting}
                              @click=${() => this.mark(it.status === 'unread' ? 'read' : 'unread')}
                          >
                              ${it.status === 'unread' ? 'Mark as read' : 'Mark as unread'}
                          </button>`
                        : nothing
                }
            </div>
            <p class="row quiet">
                ${it.feature ? html`<a href=${toFeature(it.feature)}>${this.nameOf(it.feature)}</a>` : html`<span>About no feature yet</span>`}
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
            }
            ${it.subject ? html`<p><strong>${it.subject}</strong></p>` : nothing}
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

    private assign(): unknown {
        return choice({
            name: 'assign',
            label: 'Which feature is it about?',
            value: '',
            options: [
                ['', 'Choose'],
                ...(this.features.value ?? []).map((each): [string, string] => [each.key, each.name]),
            ],
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
                onInput: (value) => {
                    this.reply = value;
                    this.requestUpdate();
                },
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
                path: { id: Number(this.chosen) },
                body: { text: this.reply },
            }),
        );
        if (done) {
            this.reply = '';
            await this.seen();
        }
    };

    private mark(status: 'read' | 'unread'): void {
        void this.change({ status });
    }

    private async change(change: Schemas['FeedbackChange']): Promise<void> {
        if (
            await this.act(() =>
                api.patch('/api/v1/admin/feedback/{id}', { path: { id: Number(this.chosen) }, body: change }),
            )
        ) {
            await this.seen();
        }
    }

    /** Shows in both places what the service made of the change. */
    private async seen(): Promise<void> {
        await this.entry.refresh();
        const now = this.entry.value;
        if (now) {
            this.entries.replace((each) => each.id === now.id, now);
        }
    }

    private at(id: string): string {
        return to([...this.route.path], { ...Object.fromEntries(this.route.query), id });
    }

    private nameOf(key: string): string {
        return this.features.value?.find((each) => each.key === key)?.name ?? key;
    }
}

/** All feedback about all features that the reader may see. */
class Inbox extends Page {
    protected override render(): unknown {
        return html`<header class="page-head"><h1>Inbox</h1></header>
            <ea-feedback .route=${this.route}></ea-feedback>`;
    }
}

function author(it: Feedback): string {
    return it.user?.name ?? it.sender?.name ?? it.user?.id ?? it.sender?.email ?? 'Unknown';
}

customElements.define('ea-feedback', FeedbackList);
customElements.define('ea-inbox', Inbox);
