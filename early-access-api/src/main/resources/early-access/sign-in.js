/*
 * Signs people in at the page of the company's own backend. The token comes back in the fragment of the address; it is
 * taken out of the address at once, and kept for this tab only.
 */
function signInAt(home, page, userGroup) {
  const TOKEN = "early-access.token";
  const STATE = "early-access.state";
  const PLACE = "early-access.place";
  const store = window.sessionStorage;
  let message = "";

  function begin() {
    if (!home.startsWith(location.origin + "/")) {
      location.assign(home + "#sign-in"); // the token comes back to this address alone
      return;
    }
    const random = crypto.getRandomValues(new Uint8Array(32));
    const state = Array.from(random, byte => byte.toString(16).padStart(2, "0")).join("");
    store.setItem(STATE, state);
    store.setItem(PLACE, location.hash ? location.search + location.hash : ""); // another person may need another group
    location.assign("../sign-in?" + new URLSearchParams({ page, state }));
  }

  function end(why) {
    store.removeItem(TOKEN);
    message = why;
    show();
  }

  /** Takes what the company's page has sent back. */
  function arrive() {
    if (location.hash === "#sign-in") {
      history.replaceState(null, "", location.pathname + location.search);
      begin();
      return;
    }
    const sent = new URLSearchParams(location.hash.slice(1));
    if (!sent.has("token") && !sent.has("state")) {
      return;
    }
    const state = store.getItem(STATE);
    const place = store.getItem(PLACE);
    const isMine = state !== null && sent.get("state") === state;
    history.replaceState(null, "", location.pathname + (isMine && place ? place : location.search));
    store.removeItem(STATE);
    store.removeItem(PLACE);
    if (!isMine) {
      message = "You did not begin this sign-in in this tab. Sign in again.";
    } else if (!sent.get("token")) {
      message = "You are not signed in: the sign-in page sent no token.";
    } else {
      store.setItem(TOKEN, sent.get("token"));
      localStorage.removeItem("authorized"); // a token that was pasted before
    }
  }

  function claims() {
    try {
      const part = store.getItem(TOKEN).split(".")[1].replace(/-/g, "+").replace(/_/g, "/");
      return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(part), char => char.charCodeAt(0))));
    } catch {
      return null;
    }
  }

  /** Opens the group for users, unless a link leads elsewhere or the person may use the group for admins. */
  async function openGroup() {
    if (!store.getItem(TOKEN) || location.hash || location.search) {
      return;
    }
    const { url, headers } = send({ url: "../api/v1/admin/features?limit=1" });
    const response = await fetch(url, { headers });
    if (response.status === 403) {
      location.replace("?" + new URLSearchParams({ "urls.primaryName": userGroup }));
    }
  }

  /** Adds the token to a request to this service, unless another one was pasted. */
  function send(request) {
    if (store.getItem(TOKEN) && new URL(request.url, location.href).origin === location.origin) {
      const until = claims()?.exp;
      if (until && until * 1000 < Date.now()) {
        end("Your sign-in has ended. Sign in again.");
      } else if (!request.headers?.Authorization) {
        request.headers = { ...request.headers, Authorization: "Bearer " + store.getItem(TOKEN) };
      }
    }
    return request;
  }

  const bar = document.createElement("div");
  bar.id = "early-access-sign-in";
  bar.style.cssText = "display: flex; gap: 12px; align-items: center; justify-content: flex-end; flex-wrap: wrap;"
    + " max-width: 1460px; margin: 0 auto; padding: 12px 20px; font: 14px/1.5 system-ui, sans-serif";

  function show() {
    const text = document.createElement("span");
    text.setAttribute("role", "status");
    const who = store.getItem(TOKEN) && claims();
    text.textContent = who ? "Signed in as " + (who.name || who.sub) : message || "You are not signed in.";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.textContent = who ? "Sign out" : "Sign in";
    button.addEventListener("click", () => (who ? end("") : begin()));
    bar.replaceChildren(text, button);
  }

  arrive();
  show();
  document.body.prepend(bar);
  openGroup();
  return { send };
}

