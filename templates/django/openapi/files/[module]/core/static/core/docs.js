SwaggerUIBundle({ dom_id: '#docs', url: '/api/openapi.json' });
