import { LitElement, css, html, unsafeCSS } from 'lit';
import tokens from '../tokens.css';

/** The panel in which a user switches betas on and off, and asks to be told of what is coming. */
export class EarlyAccessPreviews extends LitElement {
    static override styles = [
        unsafeCSS(tokens),
        css`
            :host {
                display: block;
                color: var(--ea-text);
                font: 16px/1.5 var(--ea-font);
            }
        `,
    ];

    override render() {
        return html`<p>Feature previews</p>`;
    }
}

customElements.define('early-access-previews', EarlyAccessPreviews);

declare global {
    interface HTMLElementTagNameMap {
        'early-access-previews': EarlyAccessPreviews;
    }
}
