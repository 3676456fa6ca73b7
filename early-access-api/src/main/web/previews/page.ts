/** The page `/previews`: the panel, with a frame that says whose it is and who has signed in. */
import { claims, signOut, token } from '../signing-in/index';
import { LitElement, css, html, nothing } from 'lit';
import './element';
import languages from './languages';
import { register } from './messages';

register(languages);

const TITLES: Record<string, [title: string, signOut: string]> = {
    de: ['Early Access', 'Abmelden'],
    fr: ['Accès anticipé', 'Se déconnecter'],
    es: ['Acceso anticipado', 'Cerrar sesión'],
};

/** What stands inside the element is the product's logo or name; the service has written it. */
class PreviewsPage extends LitElement {
    static override styles = css`
        header {
            border-bottom: 1px solid var(--ea-line);
            background: var(--ea-surface);
        }
        .bar,
        main {
            box-sizing: border-box;
            max-width: 48rem;
            margin: 0 auto;
            padding: 0 var(--ea-space-4);
        }
        .bar {
            display: flex;
            flex-wrap: wrap;
            gap: 0 var(--ea-space-4);
            align-items: center;
            justify-content: space-between;
            min-height: 56px;
        }
        main {
            padding: var(--ea-space-6) var(--ea-space-4) var(--ea-space-7);
        }
        h1 {
            margin: 0 0 var(--ea-space-4);
            font-size: var(--ea-size-5);
            line-height: 1.25;
            font-weight: 600;
        }
        p {
            margin: 0;
            margin-inline-start: auto;
            color: var(--ea-quiet);
            font-size: var(--ea-size-2);
        }
        button {
            margin-inline-start: var(--ea-space-3);
            padding: 0;
            border: 0;
            background: none;
            color: var(--ea-link);
            font: inherit;
            text-decoration: underline;
            text-underline-offset: 2px;
            cursor: pointer;
        }
        /* The panel takes the brand from the page, as it would in a page of another product. */
        early-access-previews {
            --ea-accent: inherit;
            --ea-on-accent: inherit;
            --ea-link: inherit;
            --ea-accent-soft: inherit;
        }
        :focus-visible {
            outline: 2px solid var(--ea-link);
            outline-offset: 2px;
        }
        @media (max-width: 30rem) {
            main {
                padding-top: var(--ea-space-5);
            }
        }
    `;

    readonly #getToken = async (renew: boolean) => {
        const valid = await (token as (renew: boolean) => Promise<string>)(renew);
        this.requestUpdate();
        return valid;
    };

    override render() {
        const language = document.documentElement.lang;
        const [title, leave] = TITLES[language.split('-')[0] ?? ''] ?? ['Early access', 'Sign out'];
        const { name, sub } = claims();
        document.title = title;
        return html`
            <header>
                <div class="bar">
                    <slot></slot>
                    ${
                        sub
                            ? html`<p>
                                  ${name ?? sub}<button type="button" @click=${signOut}>${leave}</button>
                              </p>`
                            : nothing
                    }
                </div>
            </header>
            <main>
                <h1>${title}</h1>
                <early-access-previews
                    api="."
                    lang=${language}
                    .getToken=${this.#getToken}
                ></early-access-previews>
            </main>
        `;
    }
}

document.documentElement.lang = navigator.language;
customElements.define('early-access-previews-page', PreviewsPage);
