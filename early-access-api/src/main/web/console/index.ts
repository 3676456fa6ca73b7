import { LitElement, html } from 'lit';

/** The team's console. */
export class EarlyAccessConsole extends LitElement {
    override render() {
        return html`<p>Console</p>`;
    }
}

customElements.define('early-access-console', EarlyAccessConsole);
