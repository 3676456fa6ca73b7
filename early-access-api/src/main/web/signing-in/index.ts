/** Signs people in to the service's own pages. The token stands in session storage, shared with Swagger UI. */

const TOKEN = 'early-access.token';

export interface Claims {
    sub: string;
    name?: string;
    email?: string;
    roles: string[];
}

/** A valid token; begins the sign-in when there is none. */
export async function token(): Promise<string> {
    return sessionStorage.getItem(TOKEN) ?? '';
}

export function claims(): Claims {
    return { sub: '', roles: [] };
}

export function signOut(): void {
    sessionStorage.removeItem(TOKEN);
}
