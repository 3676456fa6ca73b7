import { html, nothing, type PropertyValues } from 'lit';
import type { paths } from '../../api-types';
import { api, type Schemas } from '../client';
import { Paged } from '../loading';
import { Page } from '../page';
import { field, search } from '../parts/field';
import { feature, person } from '../parts/links';
import { empty, problem } from '../parts/problem';
import { table } from '../parts/table';
import { ago } from '../parts/time';
import { filter } from '../router';
import { words } from '../words';

type Entry = Schemas['AuditEntry'];

type Action = NonNullable<
    NonNullable<paths['/api/v1/admin/audit']['get']['parameters']['query']>['action']
>[number];

/** Each action that there is: without one of them, this does not compile. */
const KNOWN: Record<Action, true> = {
    'feature-created': true,
    'enrollments-imported': true,
    'feature-changed': true,
    'stage-changed': true,
    'checklist-item-recorded': true,
    'checklist-item-withdrawn': true,
    'user-created': true,
    'user-erased': true,
    'user-opted-in': true,
    'user-opted-out': true,
    'mail-preferences-changed': true,
    'update-posted': true,
    'launch-paused': true,
    'launch-resumed': true,
    'feedback-given': true,
    'feedback-changed': true,
    'feedback-replied': true,
    'group-member-chosen': true,
    'group-member-reset': true,
    'delivery-retried': true,
    'suppression-deleted': true,
    'sender-resumed': true,
    'mail-preview-shared': true,
    'test-mail-sent': true,
    'webhook-created': true,
    'webhook-changed': true,
    'webhook-deleted': true,
    'webhook-tested': true,
    'webhook-recovered': true,
    'webhook-message-redelivered': true,
    'slack-tested': true,
    'api-key-created': true,
    'api-key-deleted': true,
};

const ACTIONS = Object.keys(KNOWN).map((action): [string, string] => [action, words(action)]);

/** Who did what, when, and what it was before. */
class Audit extends Page {
    private readonly entries = new Paged<Entry>(this, (after) =>
        api.get('/api/v1/admin/audit', { query: { ...this.filters(), after } }),
    );

    private filters() {
        const [from, until] = [this.query('from'), this.query('until')];
        return {
            actor: this.query('actor'),
            action: this.query('action'),
            feature: this.query('feature'),
            from: from && from + 'T00:00:00Z',
            to: until && until + 'T23:59:59.999Z',
        };
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('route')) {
            void (this.entries.value ? this.entries.refresh() : this.entries.load());
        }
    }

    protected override render(): unknown {
        return html`<header class="page-head">
                <h1>Audit trail</h1>
                ${this.exportButton('api/v1/admin/audit', this.filters(), 'audit')}
            </header>
            <div class="filters bottom">
                ${search('User id, address or api-key:name', this.query('actor'), (actor) => filter({ actor }))}
                ${this.chooseBy('action', 'Action', 'Every action', ACTIONS)} ${this.date('from', 'From')}
                ${this.date('until', 'Until')} ${this.chosenFeature()}
            </div>
            ${this.refusal ? problem(this.refusal) : nothing}
            ${this.entries.list(
                (all) => this.table(all),
                () =>
                    this.emptyList(
                        ['actor', 'action', 'feature', 'from', 'until'],
                        'Choose another action, or more days.',
                        empty(
                            'Nothing yet',
                            'What anybody of the team does is kept here, such as a change to a feature.',
                        ),
                    ),
            )}`;
    }

    private date(name: string, label: string): unknown {
        return html`<div class="inline">
            ${field({ name, label, type: 'date', value: this.query(name), onInput: (value) => filter({ [name]: value }) })}
        </div>`;
    }

    private table(all: Entry[]): unknown {
        return table(
            'Audit trail',
            ['When', 'Who', 'Did', 'About', 'Change'],
            all.map(
                (it) =>
                    html`<tr>
                        <td class="nowrap">${ago(it.at)}</td>
                        <td>
                            ${actor(it.actor)}${it.from ? html`<span class="sub">${it.from}</span>` : nothing}
                        </td>
                        <th scope="row">${words(it.action)}</th>
                        <td>${about(it)}</td>
                        <td class="why">${change(it)}</td>
                    </tr>`,
            ),
        );
    }
}

function actor(it: Entry['actor']): unknown {
    if (it.apiKey) {
        return html`<code>api-key:${it.apiKey}</code>`;
    }
    return it.userId ? person(it.userId, it.name) : html`<span class="quiet">erased</span>`;
}

function about(it: Entry): unknown {
    return html`${it.feature ? html`${feature(it.feature)} ` : nothing}
    ${it.person?.userId ? html`${person(it.person.userId, it.person.name)} ` : nothing}
    ${it.subject ? html`<span class="quiet">${it.subject}</span>` : nothing}`;
}

function change(it: Entry): unknown {
    const before = (it.before ?? {}) as Record<string, unknown>;
    const after = (it.after ?? {}) as Record<string, unknown>;
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.length === 0
        ? nothing
        : html`<ul class="changes">
              ${names.map(
                  (name) =>
                      html`<li>
                          <span class="quiet">${words(name.replace(/([A-Z])/g, ' $1').toLowerCase())}:</span>
                          ${before[name] == null ? nothing : html`<del>${plain(before[name])}</del> `}${after[name] == null ? nothing : html`<ins>${plain(after[name])}</ins>`}
                      </li>`,
              )}
          </ul>`;
}

function plain(value: unknown): string {
    if (Array.isArray(value)) {
        return value.map(plain).join(', ');
    }
    if (typeof value === 'object' && value !== null) {
        const person = value as { name?: string; userId?: string; email?: string };
        return person.name ?? person.userId ?? person.email ?? JSON.stringify(value);
    }
    return String(value);
}

customElements.define('ea-audit', Audit);
