import { html, nothing } from 'lit';
import { day, isPast } from '../shared/time';
import { type Messages, filled } from './messages';
import type { Feature } from './store';

/** What a card shows, and what its buttons do. */
export interface Card {
    texts: Messages;
    feature: Feature;
    language: string;
    /** Whether the user is in, or waits for the beta. */
    isIn: boolean;
    /** Whether the address of the page leads to this feature. */
    isLinked: boolean;
    isOpen: boolean;
    isSaid: boolean;
    error: string | undefined;
    choose: (on: boolean) => void;
    toggleForm: () => void;
    send: (event: SubmitEvent) => void;
}

/** A feature that the user can switch on and off. */
export function beta(card: Card) {
    const { texts, feature, isIn } = card;
    const { key, name, documentationUrl, feedbackUrl } = feature;
    return frame(
        card,
        html`<span class="badge" part="badge">${texts.beta}</span>`,
        html`
            <span class="state" id="${key}-state">${isIn ? texts.on : texts.off}</span>
            <button
                role="switch"
                part="switch"
                aria-checked=${isIn}
                aria-label=${name}
                aria-describedby="${key}-state"
                @click=${() => card.choose(!isIn)}
            ></button>
        `,
        html`
            ${
                documentationUrl
                    ? html`<span
                          ><a part="link" href=${documentationUrl} target="_blank" rel="noopener"
                              >${texts.docs}</a
                          ><span class="badge" part="badge">${texts.beta}</span></span
                      >`
                    : nothing
            }
            ${
                feedbackUrl
                    ? html`<a part="link" href=${feedbackUrl} target="_blank" rel="noopener"
                          >${texts.feedback}</a
                      >`
                    : formButton(card, texts.feedback)
            }
        `,
    );
}

/** A feature that does not exist yet. */
export function concept(card: Card) {
    const { texts, feature, language, isIn } = card;
    const { targetDate } = feature;
    const date = targetDate && !isPast(targetDate) && day(targetDate, language);
    return frame(
        card,
        nothing,
        html`<button
            class="button ${isIn ? 'done' : ''}"
            part="button"
            title=${isIn ? texts.stopNotifying : nothing}
            aria-describedby="${feature.key}-name"
            @click=${() => card.choose(!isIn)}
        >
            ${isIn ? `✓ ${texts.notified}` : texts.notify}
        </button>`,
        html`
            <span>${date ? filled(texts.expected, { date }) : texts.noDate}</span>
            ${formButton(card, texts.why)}
        `,
        isIn ? html`<p class="quiet meta">${texts.launch}</p>` : nothing,
    );
}

function frame(card: Card, badge: unknown, action: unknown, links: unknown, more: unknown = nothing) {
    const { texts, feature } = card;
    const { key, name, description, stage, owner } = feature;
    return html`
        <article
            class="card ${stage === 'concept' ? 'soon' : ''} ${card.isLinked ? 'linked' : ''}"
            part="card"
            aria-labelledby="${key}-name"
        >
            <div class="head">
                <h3 part="title" id="${key}-name" tabindex="-1">${name}</h3>
                ${badge}
            </div>
            ${description ? html`<p class="text" part="description">${description}</p>` : nothing} ${more}
            <div class="action">${action}</div>
            <div class="meta">
                ${owner ? html`<span>${filled(texts.by, { name: owner.name })}</span>` : nothing}${links}
            </div>
            <p class="thanks" role="status" ?hidden=${!card.isSaid}>${card.isSaid ? texts.thanks : ''}</p>
            ${card.isOpen ? form(card) : nothing}
            <p class="error" role="alert" ?hidden=${!card.error}>${card.error}</p>
        </article>
    `;
}

function formButton({ isOpen, toggleForm }: Card, text: string) {
    return html`<button class="text-button" part="link" aria-expanded=${isOpen} @click=${toggleForm}>
        ${text}
    </button>`;
}

function form({ texts, feature, toggleForm, send }: Card) {
    const isBeta = feature.stage === 'beta';
    return html`
        <form
            part="form"
            novalidate
            @submit=${send}
            @keydown=${(event: KeyboardEvent) => {
                if (event.key === 'Escape') {
                    toggleForm();
                } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                    (event.currentTarget as HTMLFormElement).requestSubmit();
                }
            }}
        >
            ${
                isBeta
                    ? html`<fieldset>
                          <legend>${texts.rating}</legend>
                          <span class="quiet">${texts.bad}</span>
                          ${[1, 2, 3, 4, 5].map(
                              (rating) =>
                                  html`<label class="rating"
                                      ><input type="radio" name="rating" value=${rating} />${rating}</label
                                  >`,
                          )}
                          <span class="quiet">${texts.good}</span>
                      </fieldset>`
                    : nothing
            }
            <label>
                <span class="label">${isBeta ? texts.yourFeedback : texts.why}</span>
                <textarea name="text" maxlength="10000"></textarea>
            </label>
            <div class="buttons">
                <button class="button primary" part="button">${texts.send}</button>
                <button class="button" part="button" type="button" @click=${toggleForm}>
                    ${texts.cancel}
                </button>
            </div>
        </form>
    `;
}
