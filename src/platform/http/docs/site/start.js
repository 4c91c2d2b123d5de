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
    // The page has a main part already.
    onComplete: () => document.querySelectorAll('#reference main').forEach((element) => element.setAttribute('role', 'none')),
  });
}
