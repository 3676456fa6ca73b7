import { html, nothing, type PropertyValues } from 'lit';
import { api, Problem, type Feature, type Member } from '../client';
import { Paged } from '../loading';
import { Page } from '../page';
import { badge } from '../parts/badge';
import { dialog } from '../parts/dialog';
import { checkbox, field, search } from '../parts/field';
import { person } from '../parts/links';
import { empty, problem } from '../parts/problem';
import { ACTIONS, table } from '../parts/table';
import { ago } from '../parts/time';
import { may, mayEnroll } from '../roles';
import { filter, to } from '../router';
import { ORIGIN, STATUS, type Tone } from '../words';
import './import-users';

const TONE: Record<Member['status'], Tone> = {
    none: 'neutral',
    interested: 'info',
    'opted-in': 'positive',
    'opted-out': 'neutral',
};

/** Who is in, who is out, since when and by whom; and enrolling somebody by hand. */
class Users extends Page {
    static override properties = { feature: { attribute: false }, route: { attribute: false } };
    declare feature: Feature;
    private enrolling = false;
    private unknownUser = false;
    private readonly members = new Paged<Member>(this, (after) =>
        api.get('/api/v1/admin/features/{key}/enrollments', {
            path: { key: this.feature.key },
            query: { ...this.filters(), after },
        }),
    );

    private filters() {
        return { status: this.query('status'), user: this.query('user') };
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('route')) {
            void (changed.get('route') ? this.members.refresh() : this.members.load());
        }
    }

    protected override render(): unknown {
        const status = this.query('status');
        const open = this.feature.stage === 'concept' || this.feature.stage === 'beta';
        const changeable = open && mayEnroll(this.feature);
        return html`
            <div class="filters">
                ${search('Search users', this.query('user'), (user) => filter({ user }))}
                <nav class="segments" aria-label="Status">
                    ${[['', 'All'], ...Object.entries(STATUS).filter(([each]) => each !== 'none')].map(
                        ([value, word]) =>
                            html`<a
                                href=${to(['features', this.feature.key], { tab: 'users', user: this.query('user'), status: value })}
                                aria-current=${value === status ? 'true' : nothing}
                                >${word}</a
                            >`,
                    )}
                </nav>
                <span class="row push">
                    ${changeable ? html`<button class="button" @click=${() => this.enroll(true)}>Enroll a user</button>` : nothing}
                    ${open && may('change all features') ? html`<ea-import-users .feature=${this.feature} @changed=${() => this.members.refresh()}></ea-import-users>` : nothing}
                    ${this.exportButton(`api/v1/admin/features/${this.feature.key}/enrollments/export`, this.filters(), this.feature.key + '-enrollments')}
                </span>
            </div>
            ${this.refusal && !this.enrolling ? problem(this.refusal) : nothing}
            ${this.members.list(
                (all) => this.table(all, changeable),
                () =>
                    this.emptyList(
                        ['user', 'status'],
                        'Search for the beginning of a user id or a name.',
                        empty(
                            'Nobody has chosen yet',
                            open
                                ? 'Users find the feature in their panel. You can also enroll somebody by hand.'
                                : 'It is the same for everybody in this stage.',
                        ),
                    ),
            )}
            ${this.enrolling ? this.dialog() : nothing}
        `;
    }

    private table(all: Member[], changeable: boolean): unknown {
        return table(
            'Users',
            ['User', 'Status', 'Since', 'Chosen', ...(changeable ? [ACTIONS] : [])],
            all.map(
                (each) =>
                    html`<tr>
                        <th scope="row">
                            ${person(each.userId, each.name)}
                            ${each.name ? html`<span class="sub">${each.userId}${each.email ? ' · ' + each.email : ''}</span>` : nothing}
                        </th>
                        <td>${badge(STATUS[each.status], TONE[each.status])}</td>
                        <td>${ago(each.since)}</td>
                        <td class="quiet">${each.origin ? ORIGIN[each.origin] : ''}</td>
                        ${changeable ? html`<td class="number">${this.choice(each)}</td>` : nothing}
                    </tr>`,
            ),
        );
    }

    private choice({ userId, status }: Member): unknown {
        const isIn = status === 'opted-in' || status === 'interested';
        return html`<button
            class="button small"
            ?disabled=${this.acting}
            aria-label=${(isIn ? 'Opt out ' : 'Opt in ') + userId}
            @click=${() => this.choose(userId, !isIn)}
        >
            ${isIn ? 'Opt out' : 'Opt in'}
        </button>`;
    }

    private dialog(): unknown {
        return dialog({
            title: 'Enroll a user',
            verb: this.feature.stage === 'beta' ? 'Opt in' : 'Register interest',
            busy: this.acting,
            problem: this.refusal,
            onClose: () => this.enroll(false),
            onSubmit: async (form) => {
                const user = String(form.get('userId')).trim();
                if (await this.choose(user, true, form.get('create') === 'on')) {
                    this.closeDialog();
                }
            },
            body: html`
                ${field({ name: 'userId', label: 'User id', required: true, max: 255, hint: 'As your product knows the user. It is the sub of the user’s token.' })}
                ${
                    this.unknownUser
                        ? checkbox({
                              name: 'create',
                              label: 'Enroll this id before the first sign-in',
                              hint: 'The service has never seen it. Mostly that is a typing error.',
                              checked: false,
                          })
                        : nothing
                }
            `,
        });
    }

    private enroll(shown: boolean): void {
        this.turn(() => (this.enrolling = shown));
        this.unknownUser = false;
    }

    private async choose(userId: string, isIn: boolean, create = false): Promise<boolean> {
        const path = { key: this.feature.key, userId };
        const done = await this.act(() =>
            isIn
                ? api.put('/api/v1/admin/features/{key}/enrollments/{userId}', { path, body: { create } })
                : api.delete('/api/v1/admin/features/{key}/enrollments/{userId}', { path }),
        );
        this.unknownUser = this.refusal instanceof Problem && this.refusal.status === 404;
        this.requestUpdate();
        if (done) {
            await this.members.refresh();
            this.changed();
        }
        return done;
    }
}

customElements.define('ea-feature-users', Users);
