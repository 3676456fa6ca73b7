import { html, nothing, type PropertyValues } from 'lit';
import { api, type Schemas } from '../client';
import { Paged, Resource } from '../loading';
import { Page } from '../page';
import { statusBadge } from '../parts/badge';
import { search } from '../parts/field';
import { feature, person } from '../parts/links';
import { empty, problem } from '../parts/problem';
import { ACTIONS, table } from '../parts/table';
import { tabs } from '../parts/tabs';
import { ago } from '../parts/time';
import { toast } from '../parts/toast';
import { may } from '../roles';
import { filter, to } from '../router';
import { DELIVERY, MAIL, NO_MAIL, options, words } from '../words';
import './suppressions';

type Delivery = Schemas['Delivery'];

/** Every mail: sent, still to be sent, failed or cancelled; and the addresses that get none. */
class Deliveries extends Page {
    private readonly deliveries = new Paged<Delivery>(this, (after) =>
        api.get('/api/v1/admin/deliveries', { query: { ...this.filters(), after } }),
    );

    /** The senders whose mails wait. */
    private readonly paused = new Resource(
        this,
        async () => (await api.get('/api/v1/admin/attention', { query: { limit: 1 } })).data.pausedSenders,
    );

    private filters() {
        return {
            feature: this.query('feature'),
            recipient: this.query('recipient'),
            kind: this.query('kind'),
            status: this.query('status'),
        };
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('route') && this.route.path[1] !== 'suppressions' && !this.asksForAddress) {
            void (this.deliveries.value ? this.deliveries.refresh() : this.deliveries.load());
        }
    }

    override connectedCallback(): void {
        super.connectedCallback();
        void this.paused.load();
    }

    /** A reader who sees no addresses finds nobody by one. */
    private get asksForAddress(): boolean {
        return this.query('recipient').includes('@') && !may('see addresses');
    }

    protected override render(): unknown {
        const suppressions = this.route.path[1] === 'suppressions' && may('help users');
        return html`
            <header class="page-head"><h1>Deliveries</h1></header>
            ${
                may('help users')
                    ? tabs('Deliveries', [
                          { name: 'Mails', href: to(['deliveries']), chosen: !suppressions },
                          {
                              name: 'Suppressed addresses',
                              href: to(['deliveries', 'suppressions']),
                              chosen: suppressions,
                          },
                      ])
                    : nothing
            }
            ${suppressions ? html`<ea-suppressions></ea-suppressions>` : this.mails()}
        `;
    }

    private mails(): unknown {
        return html`
            <div class="filters">
                ${search('Recipient: the whole user id', this.query('recipient'), (recipient) => filter({ recipient }))}
                ${this.chooseBy('status', 'Status', 'Every status', options(DELIVERY))}
                ${this.chooseBy('kind', 'Mail', 'Every mail', Object.entries(MAIL))} ${this.chosenFeature()}
                ${this.asksForAddress ? nothing : html`<span class="push">${this.exportButton('api/v1/admin/deliveries/export', this.filters(), 'deliveries')}</span>`}
            </div>
            ${this.refusal ? problem(this.refusal) : nothing}
            ${(this.paused.value ?? []).map(
                ({ address }) =>
                    html`<p class="notice negative">
                        Mails from ${address} wait, because too many went to addresses that do not exist.
                        <a href=${to(['attention'])}>Resume them</a>
                    </p>`,
            )}
            ${
                this.asksForAddress
                    ? empty('Your role sees no addresses', 'Search for the whole user id.')
                    : this.deliveries.list(
                          (all) => this.table(all),
                          () => this.none(),
                      )
            }
        `;
    }

    private none(): unknown {
        return this.emptyList(
            Object.keys(this.filters()),
            'The recipient is the whole user id, or the whole mail address of a member of the team.',
            empty('No mails yet', 'The first ones are sent when a beta begins.'),
        );
    }

    private table(all: Delivery[]): unknown {
        const helps = may('help users');
        return table(
            'Mails',
            ['Recipient', 'Mail', 'About', 'Status', 'Why', 'When', ...(helps ? [ACTIONS] : [])],
            all.map(
                (it) =>
                    html`<tr>
                        <th scope="row">${recipient(it)}</th>
                        <td>${MAIL[it.kind] ?? words(it.kind)}</td>
                        <td>${it.feature ? feature(it.feature) : nothing}</td>
                        <td>${statusBadge(DELIVERY[it.status])}</td>
                        <td class="why">${why(it)}</td>
                        <td>${ago(it.sentAt ?? it.settledAt ?? it.owedAt)}</td>
                        ${
                            helps
                                ? html`<td class="number">
                                      ${againButton(it, this.acting, () => this.retry(it))}
                                  </td>`
                                : nothing
                        }
                    </tr>`,
            ),
        );
    }

    private async retry(it: Delivery): Promise<void> {
        await this.act(async () => {
            const now = await sendAgain(it);
            this.deliveries.replace((each) => each.id === it.id, now);
        });
    }
}

/** Mails to the team go to an address, which may be hidden. */
function recipient({ recipient }: Delivery): unknown {
    if (recipient === null) {
        return html`<span class="quiet">hidden</span>`;
    }
    return recipient.includes('@') ? recipient : person(recipient);
}

export async function sendAgain({ id }: Delivery): Promise<Delivery> {
    const { data } = await api.post('/api/v1/admin/deliveries/{id}/retry', { path: { id } });
    toast('The mail will be sent again.');
    return data;
}

/** Only a mail that failed can be sent again. */
export function againButton(it: Delivery, busy: boolean, onClick: () => void): unknown {
    return it.status === 'failed'
        ? html`<button
              class="button small"
              ?disabled=${busy}
              aria-label=${`Send again: ${MAIL[it.kind] ?? words(it.kind)} to ${it.recipient}`}
              @click=${onClick}
          >
              Send again
          </button>`
        : nothing;
}

/** Why a mail was not sent, or was not sent yet. */
export function why(it: Delivery): unknown {
    if (it.status === 'cancelled') {
        return NO_MAIL[it.reason ?? ''] ?? 'The reason for it no longer held';
    }
    if (it.status === 'owed' && it.lastError && it.dueAt) {
        return html`${it.lastError}. Next attempt ${ago(it.dueAt)}`;
    }
    return it.lastError ? html`<span title=${'Attempts: ' + it.attempts}>${it.lastError}</span>` : nothing;
}

customElements.define('ea-deliveries', Deliveries);
