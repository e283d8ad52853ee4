// Saves a reload: the same page is fetched and its main part put in place. Without this file the form is sent as
// any form is.
"use strict";

const show = (html, url) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = page.getElementById("main");
  if (!main) return false;
  document.getElementById("main").replaceWith(main);
  document.getElementById("switch").replaceWith(page.getElementById("switch"));
  document.title = page.title;
  history.replaceState(null, "", url);
  (document.getElementById("summary") ?? document.getElementById("results"))?.focus();
  return true;
};

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const url = `/?${new URLSearchParams(new FormData(form))}`;
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, { headers: { "Accept-Language": document.documentElement.lang } });
    if (!show(await answer.text(), url)) throw new Error("not the page");
  } catch {
    location.assign(url);
  }
});
