import { html, nothing, type PropertyValues } from 'lit';
import { number } from '../../shared/time';
import { api, type Schemas } from '../client';
import { Paged, Resource } from '../loading';
import { Page } from '../page';
import { badge } from '../parts/badge';
import { copyable } from '../parts/copyable';
import { dialog } from '../parts/dialog';
import { checkbox, field } from '../parts/field';
import { empty, problem } from '../parts/problem';
import { numbers, table } from '../parts/table';
import { ago } from '../parts/time';
import { may } from '../roles';
import { to } from '../router';
import { count, words } from '../words';
import { plainError, state, tested } from './webhook';

type Webhook = Schemas['Webhook'];
type Channel = Schemas['ChatChannel'];
type EventType = NonNullable<Schemas['NewWebhook']['types']>[number];

const TYPES: EventType[] = [
    'feature.concept_created',
    'feature.beta_launched',
    'feature.generally_available',
    'feature.archived',
    'feature.pulled_back',
    'feature.rolled_back',
    'feature.revived',
    'feedback.arrived',
];

/** Many users change at once, so a webhook receives these only if it names them. */
const ON_REQUEST: EventType[] = ['enrollment.interested', 'enrollment.opted_in', 'enrollment.opted_out'];

const POSTED: Record<Channel['channel'], string> = {
    feedback: 'Feedback from users',
    marketing: 'New concepts and betas, and their end',
    announcements: 'Features that become generally available, and their end',
};

/** Who else is told: Slack's channels from the settings, and webhooks of other programs. */
class Webhooks extends Page {
    private creating = false;
    private created: Webhook | undefined;
    private readonly channels = new Resource(
        this,
        async () => (await api.get('/api/v1/admin/chat')).data.items,
    );
    private readonly webhooks = new Paged<Webhook>(this, (after) =>
        api.get('/api/v1/admin/webhooks', { query: { after } }),
    );
    /** What Slack responded to the last test of a channel. */
    private readonly tests: Partial<Record<Channel['channel'], Schemas['WebhookAttempt']>> = {};

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('route') && !this.route.path[1]) {
            void this.channels.load();
            void this.webhooks.load();
        }
    }

    protected override render(): unknown {
        if (this.route.path[1]) {
            return html`<ea-webhook .route=${this.route}></ea-webhook>`;
        }
        return html`<header class="page-head">
                <h1>Webhooks and Slack</h1>
                ${may('administer') ? html`<button class="button primary" @click=${() => this.create(true)}>New webhook</button>` : nothing}
            </header>
            ${this.refusal && !this.creating ? problem(this.refusal) : nothing}
            <div class="stack">
                <section class="stack" aria-labelledby="slack">
                    <h2 id="slack">Slack</h2>
                    ${this.channels.show(
                        (all) =>
                            html`<ul class="three plain">
                                ${all.map((it) => html`<li>${this.channel(it)}</li>`)}
                            </ul>`,
                    )}
                </section>
                <section class="stack" aria-labelledby="hooks">
                    <h2 id="hooks">Webhooks</h2>
                    ${this.webhooks.list(
                        (all) => this.table(all),
                        () =>
                            empty(
                                'No webhooks yet',
                                'A webhook posts events, such as a beta that begins, to a program of yours. Each message is signed.',
                            ),
                    )}
                </section>
            </div>
            ${this.creating ? this.newWebhook() : this.created ? this.secret(this.created) : nothing}`;
    }

    private channel(it: Channel): unknown {
        const test = this.tests[it.channel];
        return html`<article class="box">
            <div class="box-head">
                <h3>${words(it.channel)}</h3>
                ${it.connected ? (it.failures > 0 ? badge('Failing', 'negative') : badge('Connected', 'positive')) : badge('Not connected')}
            </div>
            <p>${POSTED[it.channel]}.</p>
            ${it.connected ? this.queue(it) : html`<p class="quiet">Your operators connect it in the settings.</p>`}
            ${
                it.connected && may('administer')
                    ? html`<p>
                          <button
                              class="button small"
                              ?disabled=${this.acting}
                              aria-label=${'Post a test: ' + words(it.channel)}
                              @click=${() => this.post(it)}
                          >
                              Post a test
                          </button>
                      </p>`
                    : nothing
            }
            ${test ? tested(test) : nothing}
        </article>`;
    }

    private queue(it: Channel): unknown {
        return html`<p class="quiet">
                ${it.waiting === 0 ? 'Nothing waits' : html`${count(it.waiting, 'message waits', 'messages wait')}, the oldest from ${ago(it.oldestAt)}`}
            </p>
            ${it.lastError ? html`<p class="error">${plainError(it.lastError)}${it.restsUntil ? html`. Next attempt ${ago(it.restsUntil)}` : nothing}</p>` : nothing}`;
    }

    private post({ channel }: Channel): Promise<boolean> {
        return this.act(async () => {
            const { data } = await api.post('/api/v1/admin/chat/{channel}/test', { path: { channel } });
            this.tests[channel] = data.attempt;
        });
    }

    private table(all: Webhook[]): unknown {
        const messages = (it: Webhook, status: string, n: number) =>
            html`<td class="number">
                <a href=${to(['webhooks', String(it.id)], { status })}>${number(n)}</a>
            </td>`;
        return table(
            'All webhooks',
            ['Receiver', 'State', 'Events', numbers('Waiting'), numbers('Failed in 30 days'), 'Created'],
            all.map(
                (it) =>
                    html`<tr>
                        <th scope="row">
                            <a href=${to(['webhooks', String(it.id)])}>${it.description ?? it.url}</a
                            >${it.description ? html`<span class="sub">${it.url}</span>` : nothing}
                        </th>
                        <td>${state(it)}</td>
                        <td class="quiet">${it.types ? count(it.types.length, 'type') : 'all'}</td>
                        ${messages(it, 'waiting', it.waiting)} ${messages(it, 'failed', it.failed)}
                        <td>${ago(it.createdAt)}</td>
                    </tr>`,
            ),
        );
    }

    private newWebhook(): unknown {
        return dialog({
            title: 'New webhook',
            verb: 'Create webhook',
            busy: this.acting,
            problem: this.refusal,
            onClose: () => this.create(false),
            onSubmit: async (form) => {
                const types = [...TYPES, ...ON_REQUEST].filter((type) => form.get(type) === 'on');
                const areDefault =
                    types.length === TYPES.length && !types.some((type) => ON_REQUEST.includes(type));
                const description = String(form.get('description')).trim();
                const done = await this.act(async () => {
                    this.created = (
                        await api.post('/api/v1/admin/webhooks', {
                            body: {
                                url: String(form.get('url')).trim(),
                                ...(description ? { description } : {}),
                                ...(areDefault ? {} : { types }),
                            },
                        })
                    ).data;
                });
                if (done) {
                    this.create(false);
                    await this.webhooks.refresh();
                }
            },
            body: html`
                ${field({ name: 'url', label: 'Address of the receiver', type: 'url', required: true, placeholder: 'https://', problem: this.refusal })}
                ${field({ name: 'description', label: 'Description (optional)', max: 200, problem: this.refusal })}
                <fieldset>
                    <legend class="legend">Events</legend>
                    ${TYPES.map((type) => checkbox({ name: type, label: words(type), checked: true }))}
                    ${ON_REQUEST.map((type) => checkbox({ name: type, label: words(type), checked: false }))}
                </fieldset>
            `,
        });
    }

    private secret(it: Webhook): unknown {
        return html`<div>
            ${dialog({
                title: 'The webhook’s secret',
                onClose: () => this.set(() => (this.created = undefined)),
                body: html`<p class="notice warning">
                        This is the only time that the secret is shown. The receiver checks each message’s
                        signature with it.
                    </p>
                    ${copyable(it.secret ?? '')}`,
            })}
        </div>`;
    }

    private create(shown: boolean): void {
        this.turn(() => (this.creating = shown));
    }
}

customElements.define('ea-webhooks', Webhooks);
