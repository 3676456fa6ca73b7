import { html, nothing, type PropertyValues } from 'lit';
import { api, type Schemas } from '../client';
import { Paged } from '../loading';
import { Page } from '../page';
import { search } from '../parts/field';
import { empty } from '../parts/problem';
import { table } from '../parts/table';
import { may } from '../roles';
import { filter, toPerson } from '../router';
import './person';

type User = Schemas['User'];

/** Users, found by the beginning of their id, name or address. */
class People extends Page {
    private readonly users = new Paged<User>(this, (after) =>
        api.get('/api/v1/admin/users', { query: { q: this.query('q'), after } }),
    );

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('route') && !this.route.path[1]) {
            void (this.users.value ? this.users.refresh() : this.users.load());
        }
    }

    protected override render(): unknown {
        if (this.route.path[1]) {
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
                (all) => this.table(all),
                () => this.none(),
            )}`;
    }

    private table(all: User[]): unknown {
        const addresses = may('see addresses');
        return table(
            'People',
            ['Name', 'User id', ...(addresses ? ['Mail address'] : [])],
            all.map(
                (each) =>
                    html`<tr>
                        <th scope="row"><a href=${toPerson(each.id)}>${each.name ?? each.id}</a></th>
                        <td><code>${each.id}</code></td>
                        ${addresses ? html`<td>${each.email ?? html`<span class="quiet">none</span>`}</td>` : nothing}
                    </tr>`,
            ),
            'opens',
        );
    }

    private none(): unknown {
        const q = this.query('q');
        return q
            ? empty(
                  'Nobody matches',
                  'The search compares the beginning of the id and of each word of the name. Somebody who has never signed in is found by the whole id.',
                  html`<a class="button" href=${toPerson(q)}>Open the user ${q}</a>`,
              )
            : empty(
                  'Nobody has signed in yet',
                  'Users appear here when their token first reaches the service.',
              );
    }
}

customElements.define('ea-people', People);
