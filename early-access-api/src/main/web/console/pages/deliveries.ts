import { html, nothing, type PropertyValues } from 'lit';
import { api, type Schemas } from '../client';
import { Paged } from '../loading';
import { Page } from '../page';
import { statusBadge } from '../parts/badge';
import { search } from '../parts/field';
import { person } from '../parts/links';
import { empty, problem } from '../parts/problem';
import { ACTIONS, table } from '../parts/table';
import { ago } from '../parts/time';
import { toast } from '../parts/toast';
import { may } from '../roles';
import { filter, to, toFeature } from '../router';
import { DELIVERY, MAIL, options, words } from '../words';
import './suppressions';

type Delivery = Schemas['Delivery'];

/** Every mail: sent, still to be sent, failed or cancelled; and the addresses that get none. */
class Deliveries extends Page {
    private readonly deliveries = new Paged<Delivery>(this, (after) =>
        api.get('/api/v1/admin/deliveries', {
            query: {
                feature: this.query('feature'),
                recipient: this.query('recipient'),
                kind: this.query('kind'),
                status: this.query('status'),
                after,
            },
        }),
    );

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('route') && this.route.path[1] !== 'suppressions' && !this.asksForAddress) {
            void (this.deliveries.value ? this.deliveries.refresh() : this.deliveries.load());
        }
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
                    ? html`<nav class="tabs" aria-label="Deliveries">
                          <a href=${to(['deliveries'])} aria-current=${suppressions ? nothing : 'page'}
                              >Mails</a
                          >
                          <a
                              href=${to(['deliveries', 'suppressions'])}
                              aria-current=${suppressions ? 'page' : nothing}
                              >Suppressed addresses</a
                          >
                      </nav>`
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
            </div>
            ${this.refusal ? problem(this.refusal) : nothing}
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
        return [...this.route.query.values()].some(Boolean)
            ? empty(
                  'No mail matches',
                  'The recipient is the whole user id, or the whole mail address of a member of the team.',
                  html`<a class="button" href=${to(['deliveries'])}>Show all</a>`,
              )
            : empty('No mails yet', 'The first ones are sent when a beta begins.');
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
                        <td>
                            ${it.feature ? html`<a href=${toFeature(it.feature)}>${it.feature}</a>` : nothing}
                        </td>
                        <td>${statusBadge(DELIVERY[it.status])}</td>
                        <td class="why">${why(it)}</td>
                        <td>${ago(it.sentAt ?? it.settledAt ?? it.owedAt)}</td>
                        ${
                            helps
                                ? html`<td class="number">
                                      ${it.status === 'failed' ? html`<button class="button small" ?disabled=${this.acting} aria-label=${'Send again to ' + it.recipient} @click=${() => this.retry(it)}>Send again</button>` : nothing}
                                  </td>`
                                : nothing
                        }
                    </tr>`,
            ),
        );
    }

    private async retry(it: Delivery): Promise<void> {
        await this.act(async () => {
            const { data } = await api.post('/api/v1/admin/deliveries/{id}/retry', { path: { id: it.id } });
            this.deliveries.replace((each) => each.id === it.id, data);
            toast('The mail will be sent again.');
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

/** Why a mail was not sent, or was not sent yet. */
export function why(it: Delivery): unknown {
    if (it.reason) {
        return words(it.reason);
    }
    if (it.status === 'owed' && it.lastError && it.dueAt) {
        return html`${it.lastError}. Next attempt ${ago(it.dueAt)}`;
    }
    return it.lastError ? html`<span title=${'Attempts: ' + it.attempts}>${it.lastError}</span>` : nothing;
}

customElements.define('ea-deliveries', Deliveries);
