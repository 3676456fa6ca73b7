import { html, nothing, type PropertyValues } from 'lit';

import { api, type Schemas } from '../client';
import { Paged } from '../loading';
import { Page } from '../page';
import { badge } from '../parts/badge';
import { choice, search } from '../parts/field';
import { empty, problem } from '../parts/problem';
import { ago } from '../parts/time';
import { toast } from '../parts/toast';
import { may } from '../roles';
import { filter, to, toFeature, toPerson } from '../router';
import { DELIVERY, MAIL, words } from '../words';

type Delivery = Schemas['Delivery'];
import './suppressions';

/** Every mail: sent, still to be sent, failed or cancelled; and the addresses that get none. */
class Deliveries extends Page {
    private readonly deliveries = new Paged<Delivery>(
        this,
        async (after) =>
            (
                await api.get('/api/v1/admin/deliveries', {
                    query: {
                        ...(this.query('feature') ? { feature: this.query('feature') } : {}),
                        ...(this.query('recipient') ? { recipient: this.query('recipient') } : {}),
                        ...(this.query('kind') ? { kind: [this.query('kind') as never] } : {}),
                        ...(this.query('status')
                            ? { status: [this.query('status') as Delivery['status']] }
                            : {}),
                        ...(after ? { after } : {}),
                    },
                })
            ).data,
    );

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('route') && this.route.path[1] !== 'suppressions') {
            void (this.deliveries.value ? this.deliveries.refresh() : this.deliveries.load());
        }
    }

    protected override render(): unknown {
        const suppressions = this.route.path[1] === 'suppressions';
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
        const filtered = [...this.route.query.values()].some(Boolean);
        return html`
            <div class="filters">
                ${search('Recipient: the whole user id', this.query('recipient'), (recipient) => filter({ recipient }))}
                ${choice({
                    name: 'status',
                    label: 'Status',
                    hidden: true,
                    value: this.query('status'),
                    options: [
                        ['', 'Every status'],
                        ...Object.entries(DELIVERY).map(([value, { word }]): [string, string] => [
                            value,
                            word,
                        ]),
                    ],
                    onChange: (status) => filter({ status }),
                })}
                ${choice({
                    name: 'kind',
                    label: 'Mail',
                    hidden: true,
                    value: this.query('kind'),
                    options: [['', 'Every mail'], ...Object.entries(MAIL)],
                    onChange: (kind) => filter({ kind }),
                })}
                ${this.chosenFeature()}
            </div>
            ${this.refusal ? problem(this.refusal) : nothing}
            ${this.deliveries.list(
                (all) => this.table(all),
                () =>
                    filtered
                        ? empty(
                              'No mail matches',
                              nothing,
                              html`<a class="button" href=${to(['deliveries'])}>Show all</a>`,
                          )
                        : empty('No mails yet', 'The first ones are sent when a beta begins.'),
            )}
        `;
    }

    private table(all: Delivery[]): unknown {
        return html`<div class="table-scroll" tabindex="0" role="region" aria-label="Mails">
            <table>
                <thead>
                    <tr>
                        <th scope="col">Recipient</th>
                        <th scope="col">Mail</th>
                        <th scope="col">About</th>
                        <th scope="col">Status</th>
                        <th scope="col">Why</th>
                        <th scope="col">When</th>
                        ${may('help users') ? html`<th scope="col"><span class="visually-hidden">Actions</span></th>` : nothing}
                    </tr>
                </thead>
                <tbody>
                    ${all.map(
                        (it) =>
                            html`<tr>
                                <th scope="row">
                                    ${it.recipient === null ? html`<span class="quiet">hidden</span>` : it.recipient.includes('@') ? it.recipient : html`<a href=${toPerson(it.recipient)}>${it.recipient}</a>`}
                                </th>
                                <td>${MAIL[it.kind] ?? words(it.kind)}</td>
                                <td>
                                    ${it.feature ? html`<a href=${toFeature(it.feature)}>${it.feature}</a>` : nothing}
                                </td>
                                <td>${badge(DELIVERY[it.status]!.word, DELIVERY[it.status]!.tone)}</td>
                                <td class="why">${why(it)}</td>
                                <td>${ago(it.sentAt ?? it.settledAt ?? it.owedAt)}</td>
                                ${
                                    may('help users')
                                        ? html`<td class="number">
                                              ${it.status === 'failed' ? html`<button class="button small" ?disabled=${this.acting} aria-label=${'Send again to ' + it.recipient} @click=${() => this.retry(it)}>Send again</button>` : nothing}
                                          </td>`
                                        : nothing
                                }
                            </tr>`,
                    )}
                </tbody>
            </table>
        </div>`;
    }

    private async retry(it: Delivery): Promise<void> {
        await this.act(async () => {
            const { data } = await api.post('/api/v1/admin/deliveries/{id}/retry', { path: { id: it.id } });
            this.deliveries.replace((each) => each.id === it.id, data);
            toast('The mail will be sent again.');
        });
    }
}

function why(it: Delivery): unknown {
    if (it.reason) {
        return words(it.reason);
    }
    if (it.status === 'owed' && it.dueAt) {
        return html`${it.lastError ? it.lastError + '. ' : ''}Next attempt ${ago(it.dueAt)}`;
    }
    return it.lastError ? html`<span title=${'Attempts: ' + it.attempts}>${it.lastError}</span>` : nothing;
}

customElements.define('ea-deliveries', Deliveries);
