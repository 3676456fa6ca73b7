import { html, nothing } from 'lit';
import { api, type Schemas } from '../client';
import { Paged } from '../loading';
import { Page } from '../page';
import { badge } from '../parts/badge';
import { copyable, copyButton } from '../parts/copyable';
import { dialog } from '../parts/dialog';
import { choice, field } from '../parts/field';
import { empty } from '../parts/problem';
import { ACTIONS, table } from '../parts/table';
import { ago } from '../parts/time';
import { may } from '../roles';
import { words } from '../words';

type Key = Schemas['ApiKey'];
type Role = Key['role'];

const ROLES: [Role, string][] = [
    ['server', 'Server: acts for users, as your backend'],
    ['viewer', 'Viewer: reads what the team sees'],
    ['support', 'Support: helps users'],
    ['editor', 'Editor: releases features'],
    ['admin', 'Admin: everything'],
];

/** API keys of machines. A key itself is seen once, when it is created. */
class Keys extends Page {
    private open: 'new' | 'created' | 'delete' | undefined;
    private created: Schemas['CreatedApiKey'] | undefined;
    private doomed: Key | undefined;
    private roleOfNew: Role = 'server';
    private readonly keys = new Paged<Key>(this, (after) =>
        api.get('/api/v1/admin/api-keys', { query: { after } }),
    );

    override connectedCallback(): void {
        super.connectedCallback();
        void this.keys.load();
    }

    protected override render(): unknown {
        const address = api.address('').href;
        return html`<header class="page-head">
                <h1>API keys</h1>
                ${may('administer') ? html`<button class="button primary" @click=${() => this.show('new')}>New API key</button>` : nothing}
            </header>
            <p class="lead">
                Machines call <code>${address}</code> ${copyButton(address, 'Copy the address')} with a key,
                as <code>X-API-Key</code> or as a bearer token.
            </p>
            ${this.keys.list(
                (all) => this.table(all),
                () =>
                    empty(
                        'No API keys yet',
                        'Your backend needs one with the role server to ask which features a user has.',
                    ),
            )}
            ${this.open === 'new' ? this.create() : this.open === 'created' ? this.shown() : this.open === 'delete' ? this.deleteDialog() : nothing}`;
    }

    private table(all: Key[]): unknown {
        const changes = may('administer');
        return table(
            'API keys',
            ['Name', 'Role', 'Begins with', 'Created', 'Last used', 'Expires', ...(changes ? [ACTIONS] : [])],
            all.map(
                (it) =>
                    html`<tr>
                        <th scope="row">${it.name}</th>
                        <td>${badge(words(it.role))}</td>
                        <td>
                            ${it.prefix ? html`<code>${it.prefix}…</code>` : html`<span class="quiet">from the settings</span>`}
                        </td>
                        <td>${ago(it.createdAt)}</td>
                        <td>
                            ${it.lastUsedAt ? ago(it.lastUsedAt) : html`<span class="quiet">never</span>`}
                        </td>
                        <td>
                            ${it.expiresAt ? expiry(it.expiresAt) : html`<span class="quiet">never</span>`}
                        </td>
                        ${changes ? html`<td class="number">${this.deleteButton(it)}</td>` : nothing}
                    </tr>`,
            ),
        );
    }

    /** A key from the settings has no id, and ends there. */
    private deleteButton(it: Key): unknown {
        return it.id === null
            ? nothing
            : html`<button
                  class="button small danger"
                  aria-label=${'Delete ' + it.name}
                  @click=${() => {
                      this.doomed = it;
                      this.show('delete');
                  }}
              >
                  Delete
              </button>`;
    }

    private create(): unknown {
        return dialog({
            title: 'New API key',
            verb: 'Create API key',
            busy: this.acting,
            problem: this.refusal,
            onClose: () => this.open === 'new' && this.show(undefined),
            onSubmit: async (form) => {
                const expires = String(form.get('expiresAt'));
                const done = await this.act(async () => {
                    this.created = (
                        await api.post('/api/v1/admin/api-keys', {
                            body: {
                                name: String(form.get('name')).trim(),
                                role: this.roleOfNew,
                                ...(expires
                                    ? { expiresAt: new Date(expires + 'T00:00:00').toISOString() }
                                    : {}),
                            },
                        })
                    ).data;
                });
                if (done) {
                    await this.keys.refresh();
                    this.show('created');
                }
            },
            body: html`
                ${field({ name: 'name', label: 'Name', hint: 'What histories call the machine.', required: true, max: 100, problem: this.refusal })}
                ${choice({ name: 'role', label: 'Role', value: this.roleOfNew, options: ROLES, onChange: (value) => (this.roleOfNew = value as Role) })}
                ${field({ name: 'expiresAt', label: 'Expires on (optional)', type: 'date', problem: this.refusal })}
            `,
        });
    }

    private shown(): unknown {
        return html`${dialog({
            title: `The API key ${this.created?.name}`,
            onClose: () => {
                this.created = undefined;
                this.show(undefined);
            },
            body: html`<p class="notice warning">
                    This is the only time that the key is shown. Keep it where your secrets are.
                </p>
                ${copyable(this.created?.key ?? '')}`,
        })}`;
    }

    private deleteDialog(): unknown {
        const it = this.doomed!;
        return html`${dialog({
            title: `Delete the API key ${it.name}`,
            verb: 'Delete API key',
            tone: 'danger',
            busy: this.acting,
            problem: this.refusal,
            onClose: () => this.show(undefined),
            onSubmit: async () => {
                const done = await this.act(() =>
                    api.delete('/api/v1/admin/api-keys/{id}', { path: { id: it.id! } }),
                );
                if (done) {
                    this.closeDialog();
                    await this.keys.refresh();
                }
            },
            body: html`<p class="outcome">What uses this key is refused at once.</p>
                <p class="quiet">
                    ${it.lastUsedAt ? html`Last used ${ago(it.lastUsedAt)}.` : 'It was never used.'}
                </p>`,
        })}`;
    }

    private show(open: typeof this.open): void {
        this.turn(() => (this.open = open));
    }
}

function expiry(at: string): unknown {
    return html`${new Date(at) < new Date() ? badge('Expired', 'negative') : nothing} ${ago(at)}`;
}

customElements.define('ea-keys', Keys);
