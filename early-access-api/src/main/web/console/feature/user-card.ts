import { html, LitElement, unsafeCSS } from 'lit';
import styles from 'styles/previews/panel.css';
import { beta, concept } from '../../previews/cards';
import languages from '../../previews/languages';
import { messagesIn, register } from '../../previews/messages';
import type { Feature } from '../../previews/store';
import type { Draft } from './draft';

register(languages);

/** The card of the panel with what stands in the form. It does nothing: it is a picture. */
class UserCard extends LitElement {
    static override styles = unsafeCSS(styles);
    static override properties = { draft: { attribute: false, hasChanged: () => true }, language: {} };
    declare draft: Draft;
    /** The translation that is shown; empty for the feature's own texts. */
    declare language: string;

    protected override render(): unknown {
        const { stage } = this.draft;
        if (stage === 'general-availability') {
            return html`<p class="quiet">It is on for everybody, so it is not in the panel.</p>`;
        }
        if (stage === 'archived') {
            return html`<p class="quiet">It is off for everybody, so it is not in the panel.</p>`;
        }
        const card = {
            texts: messagesIn(this.language || navigator.language),
            feature: this.feature(),
            language: this.language || navigator.language,
            isIn: false,
            isLinked: false,
            isOpen: false,
            isSaid: false,
            error: undefined,
            choose: () => {},
            toggleForm: () => {},
            send: () => {},
        };
        return html`<div inert>${stage === 'beta' ? beta(card) : concept(card)}</div>`;
    }

    private feature(): Feature {
        const { owner, translations, name, description, ...draft } = this.draft;
        const texts = translations[this.language];
        return {
            ...draft,
            name: texts?.name || name || 'Without a name',
            description: texts?.description || description || 'A description belongs here.',
            owner: owner?.name ? { name: owner.name } : null,
            enabled: false,
            enrollment: { status: 'none', since: null, origin: null },
        } as unknown as Feature;
    }
}

customElements.define('ea-user-card', UserCard);
