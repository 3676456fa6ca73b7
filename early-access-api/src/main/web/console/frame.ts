import { html, nothing } from 'lit';
import { Push } from '../shared/push';
import { number } from '../shared/time';
import { claims, signOut, token } from '../signing-in';
import { api } from './client';
import { CHANGED } from './loading';
import { Part } from './page';
import { dialog } from './parts/dialog';
import { icon } from './parts/icon';
import { PLACES, type Place } from './places';
import { highestRoles, may } from './roles';
import { route, to } from './router';
import './feature/feature-page';

const SHORTCUTS: [string, string][] = [
    ['/', 'Search on this page'],
    ['g o', 'Go to the overview'],
    ['g b', 'Go to the board'],
    ['g i', 'Go to the inbox'],
    ['?', 'Show these shortcuts'],
    ['Esc', 'Close what is open'],
];

const GO: Record<string, string> = { o: 'overview', b: 'board', i: 'inbox' };

/** The frame: who is signed in, where one can go, and the page that the address names. */
class Console extends Part {
    private signedIn = false;
    private at = route();
    private showsShortcuts = false;
    private showsMenu = false;
    private keyBefore = '';
    private readonly push = new Push(api, () => {
        window.dispatchEvent(new Event(CHANGED));
        void this.listen();
    });

    override connectedCallback(): void {
        super.connectedCallback();
        window.addEventListener('hashchange', this.moved);
        window.addEventListener('keydown', this.pressed);
        void token().then(() => {
            this.signedIn = true;
            this.requestUpdate();
            void this.listen();
        });
        // A page's first formatter takes long to make, so it is made while the service responds.
        setTimeout(() => number(0));
    }

    /** A task of its own for the first drawing: with the script's first run in the same one, a phone would hang. */
    protected override async scheduleUpdate(): Promise<void> {
        if (!this.hasUpdated) {
            await new Promise((begin) => setTimeout(begin));
        }
        await super.scheduleUpdate();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.push.close();
        window.removeEventListener('hashchange', this.moved);
        window.removeEventListener('keydown', this.pressed);
    }

    /** The address of the stream stands in the response with the features; it changes from time to time. */
    private async listen(): Promise<void> {
        try {
            this.push.listen(
                (await api.get('/api/v1/features', { query: { stage: ['archived'] } })).data.eventStreams,
            );
        } catch {
            // Without pushes the console shows what was there when a page was opened.
        }
    }

    private readonly moved = (): void => {
        const before = this.at.path.join('/');
        this.at = route();
        this.showsMenu = false;
        this.requestUpdate();
        if (before !== this.at.path.join('/')) {
            void this.updateComplete.then(() => {
                scrollTo(0, 0);
                this.querySelector('main')?.focus();
            });
        }
    };

    private readonly pressed = (event: KeyboardEvent): void => {
        const typing =
            event.target instanceof Element &&
            event.target.closest('input, textarea, select, dialog[open], [contenteditable]');
        if (event.ctrlKey || event.metaKey || event.altKey || typing) {
            return;
        }
        const before = this.keyBefore;
        this.keyBefore = event.key;
        const place = before === 'g' ? GO[event.key] : undefined;
        if (place) {
            location.hash = to([place]);
        } else if (event.key === '/') {
            const field = this.querySelector<HTMLInputElement>('main input[type=search]');
            if (field) {
                event.preventDefault();
                field.focus();
                field.select();
            }
        } else if (event.key === '?') {
            this.showsShortcuts = true;
            this.requestUpdate();
        } else if (event.key === 'Escape' && this.showsMenu) {
            this.showsMenu = false;
            this.requestUpdate();
        }
    };

    protected override render(): unknown {
        if (!this.signedIn) {
            return html`<main class="signing-in" role="status">Signing in</main>`;
        }
        const me = claims();
        const here = this.at.path[0] ?? 'overview';
        const places = PLACES.map((group) => group.filter((place) => may(place.needs))).filter(
            (group) => group.length > 0,
        );
        const place = places.flat().find((each) => each.path === (here === 'features' ? '' : here));
        document.title =
            (place?.name ?? (here === 'features' ? (this.at.path[1] ?? 'Features') : 'Not found')) +
            ' · Early Access';
        return html`
            <a class="skip" href="#main" @click=${this.skip}>Skip to the content</a>
            <header class="frame">
                <div class="top">
                    <button
                        class="button quiet menu"
                        aria-expanded=${this.showsMenu ? 'true' : 'false'}
                        aria-controls="places"
                        @click=${() => {
                            this.showsMenu = !this.showsMenu;
                            this.requestUpdate();
                        }}
                    >
                        ${icon('menu')}<span>Menu</span>
                    </button>
                    <a class="brand" href=${to(['overview'])}>Early Access</a>
                </div>
                <div class=${this.showsMenu ? 'side open' : 'side'} id="places">
                    <a class="brand" href=${to(['overview'])}>${icon('logo')}Early Access</a>
                    <nav aria-label="Console">
                        ${places.map(
                            (group) =>
                                html`<ul>
                                    ${group.map(
                                        (each) =>
                                            html`<li>
                                                <a
                                                    href=${to([each.path])}
                                                    aria-current=${each.path === here || (here === 'features' && each.path === 'overview') ? 'page' : nothing}
                                                    >${icon(each.icon)}${each.name}</a
                                                >
                                            </li>`,
                                    )}
                                </ul>`,
                        )}
                    </nav>
                    <div class="me">
                        <p class="me-name">${me.name ?? me.sub}</p>
                        <p class="hint">${highestRoles().join(', ').toLowerCase() || 'no role'}</p>
                        <p class="row">
                            <button class="link" @click=${signOut}>Sign out</button>
                            <button class="link" @click=${() => this.showShortcuts(true)}>Shortcuts</button>
                        </p>
                    </div>
                </div>
            </header>
            <main id="main" tabindex="-1">${this.page(place)}</main>
            <div class="toasts" role="status" aria-live="polite"></div>
            ${
                this.showsShortcuts
                    ? dialog({
                          title: 'Shortcuts',
                          body: html`<dl class="terms">
                              ${SHORTCUTS.map(
                                  ([key, does]) =>
                                      html`<div>
                                          <dt>${key.split(' ').map((each) => html`<kbd>${each}</kbd> `)}</dt>
                                          <dd>${does}</dd>
                                      </div>`,
                              )}
                          </dl>`,
                          onClose: () => this.showShortcuts(false),
                      })
                    : nothing
            }
        `;
    }

    private page(place: Place | undefined): unknown {
        if (!may('see features')) {
            return noPage(
                'You have no role in the console',
                'The people who manage sign-in in your company assign roles. What you can try yourself is on your own page.',
                html`<a class="button" href="previews">Open feature previews</a>`,
            );
        }
        if (this.at.path[0] === 'features' && this.at.path[1]) {
            return html`<ea-feature .route=${this.at}></ea-feature>`;
        }
        return place
            ? place.show(this.at)
            : noPage(
                  'This page does not exist',
                  'Or your role does not open it.',
                  html`<a class="button" href=${to(['overview'])}>Open the overview</a>`,
              );
    }

    private showShortcuts(shown: boolean): void {
        this.showsShortcuts = shown;
        this.requestUpdate();
    }

    private readonly skip = (event: Event): void => {
        event.preventDefault();
        this.querySelector('main')?.focus();
    };
}

function noPage(title: string, hint: string, action: unknown): unknown {
    return html`<div class="empty">
        <h1>${title}</h1>
        <p>${hint}</p>
        ${action}
    </div>`;
}

customElements.define('early-access-console', Console);
