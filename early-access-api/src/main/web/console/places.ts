/** The pages that the navigation leads to. */
import { html, type TemplateResult } from 'lit';
import './pages/attention';
import './pages/audit';
import './pages/board';
import './pages/deliveries';
import './pages/group';
import './pages/inbox';
import './pages/keys';
import './pages/overview';
import './pages/people';
import './pages/webhooks';
import type { Icon } from './parts/icon';
import type { Deed } from './roles';
import type { Route } from './router';

export interface Place {
    path: string;
    name: string;
    icon: Icon;
    needs: Deed;
    show: (route: Route) => TemplateResult;
}

/** In groups, in their order. */
export const PLACES: Place[][] = [
    [
        {
            path: 'overview',
            name: 'Overview',
            icon: 'list',
            needs: 'see features',
            show: (r) => html`<ea-overview .route=${r}></ea-overview>`,
        },
        {
            path: 'board',
            name: 'Board',
            icon: 'board',
            needs: 'see features',
            show: (r) => html`<ea-board .route=${r}></ea-board>`,
        },
        {
            path: 'inbox',
            name: 'Inbox',
            icon: 'inbox',
            needs: 'see features',
            show: (r) => html`<ea-inbox .route=${r}></ea-inbox>`,
        },
        {
            path: 'attention',
            name: 'Attention',
            icon: 'flag',
            needs: 'see everything',
            show: (r) => html`<ea-attention .route=${r}></ea-attention>`,
        },
    ],
    [
        {
            path: 'people',
            name: 'People',
            icon: 'people',
            needs: 'see everything',
            show: (r) => html`<ea-people .route=${r}></ea-people>`,
        },
        {
            path: 'deliveries',
            name: 'Deliveries',
            icon: 'mail',
            needs: 'see everything',
            show: (r) => html`<ea-deliveries .route=${r}></ea-deliveries>`,
        },
        {
            path: 'group',
            name: 'Feedback group',
            icon: 'group',
            needs: 'see features',
            show: (r) => html`<ea-group .route=${r}></ea-group>`,
        },
    ],
    [
        {
            path: 'webhooks',
            name: 'Webhooks and Slack',
            icon: 'hook',
            needs: 'see everything',
            show: (r) => html`<ea-webhooks .route=${r}></ea-webhooks>`,
        },
        {
            path: 'keys',
            name: 'API keys',
            icon: 'key',
            needs: 'see everything',
            show: (r) => html`<ea-keys .route=${r}></ea-keys>`,
        },
        {
            path: 'audit',
            name: 'Audit trail',
            icon: 'clock',
            needs: 'administer',
            show: (r) => html`<ea-audit .route=${r}></ea-audit>`,
        },
    ],
];
