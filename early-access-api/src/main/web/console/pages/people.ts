import { html, nothing, type PropertyValues } from 'lit';

import { api, type Schemas } from '../client';
import { Paged } from '../loading';
import { Page } from '../page';

import { search } from '../parts/field';
import { empty } from '../parts/problem';

import { may } from '../roles';
import { filter, toPerson } from '../router';

import './person';

/** Users, found by the beginning of their id, name or address. */
class People extends Page {
    private readonly users = new Paged<Schemas['User']>(
        this,
        async (after) =>
            (
                await api.get('/api/v1/admin/users', {
                    query: {
                        ...(this.query('q') ? { q: this.query('q') } : {}),
                        ...(after ? { after } : {}),
                    },
                })
            ).data,
    );

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('route') && !this.route.path[1]) {
            void (this.users.value ? this.users.refresh() : this.users.load());
        }
    }

    protected override render(): unknown {
        const id = this.route.path[1];
        if (id) {
            return html`<ea-person .route=${this.route}></ea-person>`;
        }
        return html`<header class="page-head"><h1>People</h1></header>
            <p class="lead">
                Find out why somebody has a feature or not, and why a mail came or did not come.
            </p>
            <div class="filters">
                ${search(may('see addresses') ? 'Search by id, name or mail address' : 'Search by id or name', this.query('q'), (q) => filter({ q }))}
            </div>
            ${this.users.list(
                (all) =>
                    html`<div class="table-scroll" tabindex="0" role="region" aria-label="People">
                        <table>
                            <thead>
                                <tr>
                                    <th scope="col">Name</th>
                                    <th scope="col">User id</th>
                                    ${may('see addresses') ? html`<th scope="col">Mail address</th>` : nothing}
                                </tr>
                            </thead>
                            <tbody>
                                ${all.map(
                                    (each) =>
                                        html`<tr>
                                            <th scope="row">
                                                <a href=${toPerson(each.id)}>${each.name ?? each.id}</a>
                                            </th>
                                            <td><code>${each.id}</code></td>
                                            ${may('see addresses') ? html`<td>${each.email ?? html`<span class="quiet">none</span>`}</td>` : nothing}
                                        </tr>`,
                                )}
                            </tbody>
                        </table>
                    </div>`,
                () =>
                    this.query('q')
                        ? empty(
                              'Nobody matches',
                              'The search compares the beginning of the id and of each word of the name. Somebody who has never signed in is found by the whole id.',
                              html`<a class="button" href=${toPerson(this.query('q'))}
                                  >Open the user ${this.query('q')}</a
                              >`,
                          )
                        : empty(
                              'Nobody has signed in yet',
                              'Users appear here when their token first reaches the service.',
                          ),
            )}`;
    }
}

customElements.define('ea-people', People);
