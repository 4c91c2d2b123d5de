// In a file of its own, so that the pages run under a policy that allows no inline script.
for (const element of document.querySelectorAll('[data-origin]')) element.textContent = location.origin;
if (document.getElementById('reference')) {
  SwaggerUIBundle({
    url: '/openapi.json',
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
