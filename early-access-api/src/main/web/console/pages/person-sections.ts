/** What is known about one person, section by section. */
import { html, nothing } from 'lit';
import { exact } from '../../shared/time';
import type { Schemas } from '../client';
import { badge, rating, stageBadge, statusBadge } from '../parts/badge';
import { feature } from '../parts/links';
import { ACTIONS, table } from '../parts/table';
import { ago } from '../parts/time';
import { to, toFeature } from '../router';
import { count, DELIVERY, ENROLLED_BECAUSE, FEEDBACK, MAIL, STATUS, words } from '../words';
import { why } from './deliveries';

export type Person = Schemas['UserDetails'];
type Mail = Person['mails'][number];

/** Which features the person has, and why: first those for which there is a choice. */
export function enrollments(it: Person): unknown {
    const chosen = it.enrollments.filter((each) => each.status !== 'none');
    const others = it.enrollments.filter((each) => each.status === 'none');
    return html`${chosen.length ? features('Features', chosen) : html`<p class="quiet">No choice so far.</p>`}
    ${
        others.length
            ? html`<details>
                  <summary>${count(others.length, 'feature')} without a choice</summary>
                  ${features('Features without a choice', others)}
              </details>`
            : nothing
    }`;
}

function features(label: string, some: Person['enrollments']): unknown {
    return table(
        label,
        ['Feature', 'Stage', 'Has it', 'Why', 'Since'],
        some.map(
            (each) =>
                html`<tr>
                    <th scope="row"><a href=${toFeature(each.feature)}>${each.name}</a></th>
                    <td>${stageBadge(each.stage)}</td>
                    <td class="nowrap">
                        ${each.enabled ? badge('On', 'positive') : badge('Off')}
                        <span class="quiet">${STATUS[each.status]}</span>
                    </td>
                    <td title=${each.explanation}>${words(ENROLLED_BECAUSE[each.reason] ?? each.reason)}</td>
                    <td>${ago(each.since)}</td>
                </tr>`,
        ),
    );
}

/**
 * The newest mails to the person.
 *
 * @param again the button that sends one again; without it, the reader may not
 */
export function mails(it: Person, again: ((mail: Mail) => unknown) | undefined): unknown {
    return it.mails.length === 0
        ? html`<p class="quiet">No mail so far.</p>`
        : html`${table(
                  'Mails',
                  ['Mail', 'About', 'Status', 'Why', 'When', ...(again ? [ACTIONS] : [])],
                  it.mails.map(
                      (each) =>
                          html`<tr>
                              <th scope="row">${MAIL[each.kind] ?? words(each.kind)}</th>
                              <td>${each.feature ? feature(each.feature) : nothing}</td>
                              <td>${statusBadge(DELIVERY[each.status])}</td>
                              <td class="why">${why(each)}</td>
                              <td>${ago(each.sentAt ?? each.settledAt ?? each.owedAt)}</td>
                              ${again ? html`<td class="number">${again(each)}</td>` : nothing}
                          </tr>`,
                  ),
              )}
              <p>
                  <a href=${to(['deliveries'], { recipient: it.id })}>All mails to ${it.name ?? it.id}</a>
              </p>`;
}

/** The mails that the person did not get. */
export function unsentMails(it: Person): unknown {
    return html`<ul class="stack plain">
        ${it.unsentMails.map(
            (each) =>
                html`<li class="box">
                    <p class="row">
                        <strong>${each.subject ?? MAIL[each.kind] ?? words(each.kind)}</strong>
                        ${feature(each.feature)}
                        ${badge(words(each.reason), each.reason === 'not-yet' || each.reason === 'in-progress' ? 'info' : 'warning')}
                        <span class="quiet push">${ago(each.eventAt)}</span>
                    </p>
                    <p>${each.explanation}</p>
                    ${each.dueAt ? html`<p class="hint">Due ${exact(each.dueAt)}</p>` : nothing}
                </li>`,
        )}
    </ul>`;
}

/** What the person said. */
export function feedback(it: Person): unknown {
    return it.feedback.length === 0
        ? html`<p class="quiet">None so far.</p>`
        : html`<ul class="stack plain">
              ${it.feedback.map(
                  (each) =>
                      html`<li class="box">
                          <p class="row">
                              ${each.feature ? feature(each.feature, 'feedback') : html`<span class="quiet">Unmatched</span>`}
                              ${each.rating ? rating(each.rating) : nothing}
                              ${statusBadge(FEEDBACK[each.status])}
                              <span class="push"
                                  ><a href=${to(['inbox', String(each.id)])}
                                      >${count(each.replies.length, 'reply', 'replies')}</a
                                  ></span
                              >
                              <span class="quiet">${ago(each.receivedAt)}</span>
                          </p>
                          <p class="said">${each.text}</p>
                      </li>`,
              )}
          </ul>`;
}
