import { html, nothing, type PropertyValues } from 'lit';
import { exact, number } from '../../shared/time';
import { api, type Schemas } from '../client';
import { Paged, Resource } from '../loading';
import { Page } from '../page';
import { badge, statusBadge } from '../parts/badge';
import { dialog } from '../parts/dialog';
import { feature } from '../parts/links';
import { empty, problem } from '../parts/problem';
import { ago } from '../parts/time';
import { may } from '../roles';
import { go, to } from '../router';
import { count, MESSAGE, options, words } from '../words';

type Webhook = Schemas['Webhook'];
type Message = Schemas['WebhookMessage'];
type Attempt = Schemas['WebhookAttempt'];

/** One webhook: whether it works, a test, and each message that was posted. */
class OneWebhook extends Page {
    private test: Attempt | undefined;
    private deleting = false;
    private readonly webhook = new Resource(
        this,
        async () => (await api.get('/api/v1/admin/webhooks/{id}', { path: { id: this.number } })).data,
    );
    private readonly messages = new Paged<Message>(this, (after) =>
        api.get('/api/v1/admin/webhooks/{id}/messages', {
            path: { id: this.number },
            query: { status: this.query('status'), after },
        }),
    );

    private get number(): number {
        return Number(this.route.path[1]);
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('route')) {
            if (changed.get('route')?.path[1] !== this.route.path[1]) {
                void this.webhook.load();
            }
            void (this.messages.value ? this.messages.refresh() : this.messages.load());
        }
    }

    protected override updated(): void {
        this.messages.watch(
            this.messages.items.some((it) => it.status === 'waiting'),
            this.webhook,
        );
    }

    protected override render(): unknown {
        return html`<p class="crumb"><a href=${to(['webhooks'])}>Webhooks and Slack</a> / ${this.number}</p>
            ${this.webhook.show((it) => this.page(it))}`;
    }

    private page(it: Webhook): unknown {
        return html`
            <header class="page-head">
                <div class="row">
                    <h1>${it.description ?? it.url}</h1>
                    ${state(it)}
                </div>
                ${
                    may('administer')
                        ? html`<div class="row">
                              <button class="button danger" @click=${() => this.askToDelete(true)}>
                                  Delete
                              </button>
                              <button
                                  class="button"
                                  ?disabled=${this.acting}
                                  @click=${() => this.disable(it, it.disabledAt === null)}
                              >
                                  ${it.disabledAt ? 'Enable' : 'Disable'}
                              </button>
                              ${it.failed > 0 || it.restsUntil ? html`<button class="button" ?disabled=${this.acting} @click=${this.recover}>Post failed ones again</button>` : nothing}
                              <button class="button primary" ?disabled=${this.acting} @click=${this.send}>
                                  Post a test
                              </button>
                          </div>`
                        : nothing
                }
            </header>
            ${this.refusal && !this.deleting ? problem(this.refusal) : nothing}
            ${this.test ? tested(this.test) : nothing}
            <dl class="facts">
                <div>
                    <dt>Address</dt>
                    <dd><code>${it.url}</code></dd>
                </div>
                <div>
                    <dt>Events</dt>
                    <dd>${it.types ? it.types.map(words).join(', ') : 'all'}</dd>
                </div>
                ${
                    it.restsUntil
                        ? html`<div>
                              <dt>Rests until</dt>
                              <dd>${exact(it.restsUntil)}</dd>
                          </div>`
                        : nothing
                }
            </dl>
            <div class="filters">
                <h2>Messages</h2>
                ${this.chooseBy('status', 'Status', 'Every status', options(MESSAGE))}
            </div>
            ${this.messages.list(
                (all) =>
                    html`<ul class="stack plain">
                        ${all.map((each) => html`<li>${this.message(each)}</li>`)}
                    </ul>`,
                () =>
                    this.emptyList(
                        ['status'],
                        'Choose another status.',
                        empty('No messages yet', 'Post a test to see whether the receiver accepts it.'),
                    ),
            )}
            ${this.deleting ? this.dialog(it) : nothing}
        `;
    }

    private message(it: Message): unknown {
        return html`<article class="box">
            <div class="box-head">
                <h3>${words(it.type)}</h3>
                ${statusBadge(MESSAGE[it.status])} ${it.feature ? feature(it.feature) : nothing}
                <span class="quiet push">${ago(it.queuedAt)}</span>
                ${may('administer') && it.status !== 'waiting' ? html`<button class="button small" ?disabled=${this.acting} aria-label=${'Post again: ' + words(it.type)} @click=${() => this.again(it)}>Post again</button>` : nothing}
            </div>
            ${it.attempts[0] ? html`<p>${attempt(it.attempts[0])}${it.status === 'waiting' && it.attempts[0].error ? html`. Next attempt ${ago(it.dueAt)}` : nothing}</p>` : nothing}
            <details>
                <summary>What is posted</summary>
                <pre class="text">${pretty(it.payload)}</pre>
            </details>
            ${
                it.attempts.length > 1
                    ? html`<details>
                          <summary>${count(it.attempts.length, 'attempt')}</summary>
                          <ul>
                              ${it.attempts.map((each) => html`<li>${attempt(each)}</li>`)}
                          </ul>
                      </details>`
                    : nothing
            }
        </article>`;
    }

    private readonly send = (): Promise<boolean> =>
        this.act(async () => {
            const path = { id: this.number };
            this.test = (await api.post('/api/v1/admin/webhooks/{id}/test', { path })).data.attempt;
        });

    private readonly recover = (): Promise<boolean> =>
        this.act(async () => {
            const path = { id: this.number };
            this.webhook.set((await api.post('/api/v1/admin/webhooks/{id}/recover', { path })).data);
            await this.messages.refresh();
        });

    private disable(it: Webhook, disabled: boolean): Promise<boolean> {
        return this.act(async () =>
            this.webhook.set(
                (
                    await api.patch('/api/v1/admin/webhooks/{id}', {
                        path: { id: this.number },
                        body: { url: it.url, disabled },
                    })
                ).data,
            ),
        );
    }

    private again(it: Message): Promise<boolean> {
        return this.act(async () => {
            const { data } = await api.post('/api/v1/admin/webhooks/{id}/messages/{messageId}/redeliver', {
                path: { id: this.number, messageId: it.id },
            });
            this.messages.replace((each) => each.id === it.id, data);
        });
    }

    private dialog(it: Webhook): unknown {
        return dialog({
            title: `Delete ${it.description ?? it.url}`,
            verb: 'Delete webhook',
            tone: 'danger',
            busy: this.acting,
            problem: this.refusal,
            onClose: () => this.askToDelete(false),
            onSubmit: async () => {
                if (
                    await this.act(() =>
                        api.delete('/api/v1/admin/webhooks/{id}', { path: { id: this.number } }),
                    )
                ) {
                    this.closeDialog();
                    go(to(['webhooks']));
                }
            },
            body: html`<p class="outcome">
                Nothing more is posted to it. ${count(it.waiting, 'waiting message')} will not be posted.
            </p>`,
        });
    }

    private askToDelete(shown: boolean): void {
        this.turn(() => (this.deleting = shown));
    }
}

export function state(it: Webhook): unknown {
    if (it.disabledAt) {
        return badge(it.disabledReason === 'gone' ? 'Receiver is gone' : 'Disabled', 'warning');
    }
    return it.restsUntil ? badge('Resting', 'warning') : badge('Enabled', 'positive');
}

/** What a receiver responded to a test. */
export function tested(it: Attempt): unknown {
    return html`<div class="notice ${it.error ? 'negative' : 'positive'}" role="status">
        <p><strong>Test</strong> ${attempt(it)}</p>
    </div>`;
}

function attempt(it: Attempt): unknown {
    const outcome = it.error ? plainError(it.error) : `Accepted (HTTP ${it.status})`;
    return html`<span>${outcome}, after ${number(it.tookMillis)} ms, ${ago(it.at)}</span
        >${it.response && !it.error?.includes(it.response) ? html` <code>${it.response}</code>` : nothing}`;
}

/** Without the name of a Java class, which says nothing to the reader. */
export function plainError(error: string): string {
    return error.replace(/^(\w+\.)+\w+: /, '');
}

function pretty(json: string): string {
    try {
        return JSON.stringify(JSON.parse(json), null, 2);
    } catch {
        return json;
    }
}

customElements.define('ea-webhook', OneWebhook);
