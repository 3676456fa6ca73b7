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

class PreviewsPage extends LitElement {
    static override styles = css`
        :host {
            display: block;
            box-sizing: border-box;
            max-width: 48rem;
            margin: 0 auto;
            padding: var(--ea-space-5) var(--ea-space-4) var(--ea-space-7);
        }
        header {
            display: flex;
            flex-wrap: wrap;
            gap: var(--ea-space-2) var(--ea-space-4);
            align-items: baseline;
            justify-content: space-between;
            margin-bottom: var(--ea-space-4);
        }
        h1 {
            margin: 0;
            font-size: var(--ea-size-5);
            line-height: 1.25;
            font-weight: 600;
        }
        p {
            margin: 0;
            color: var(--ea-quiet);
            font-size: var(--ea-size-2);
        }
        button {
            margin-inline-start: var(--ea-space-2);
            padding: 0;
            border: 0;
            background: none;
            color: var(--ea-link);
            font: inherit;
            text-decoration: underline;
            text-underline-offset: 2px;
            cursor: pointer;
        }
        :focus-visible {
            outline: 2px solid var(--ea-link);
            outline-offset: 2px;
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
                <h1>${title}</h1>
                ${
                    sub
                        ? html`<p>${name ?? sub}<button type="button" @click=${signOut}>${leave}</button></p>`
                        : nothing
                }
            </header>
            <early-access-previews
                api="."
                lang=${language}
                .getToken=${this.#getToken}
            ></early-access-previews>
        `;
    }
}

document.documentElement.lang = navigator.language;
customElements.define('early-access-previews-page', PreviewsPage);
document.querySelector('main')?.append(document.createElement('early-access-previews-page'));
