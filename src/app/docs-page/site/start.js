// In a file of its own, so that the pages run under a policy that allows no inline script.
for (const element of document.querySelectorAll('[data-origin]')) element.textContent = location.origin;
if (document.getElementById('reference')) {
  const choices = [...document.querySelectorAll('.apis a')];
  const asked = new URLSearchParams(location.search).get('api');
  const chosen = choices.find((link) => link.dataset.api === asked) ?? choices[0];
  chosen.setAttribute('aria-current', 'true');
  SwaggerUIBundle({
    url: `/openapi.${chosen.dataset.api}.json`,
    dom_id: '#reference',
    deepLinking: true,
    persistAuthorization: true,
    displayRequestDuration: true,
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
    // A list of which nothing is chosen is sent as `has=`, which the API refuses: what has no value is left out.
    requestInterceptor: (request) => {
      const url = new URL(request.url, location.href);
      for (const [name, value] of [...url.searchParams]) if (value === '') url.searchParams.delete(name);
      return { ...request, url: url.href };
    },
    // The page has a main part already.
    onComplete: () => document.querySelectorAll('#reference main').forEach((element) => element.setAttribute('role', 'none')),
  });
}
