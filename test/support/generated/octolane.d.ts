// Made of openapi.octolane.yaml by "npm run openapi".
export interface paths {
    "/v1/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List pipelines
         * @description Lists the pipelines that opportunities stand in, the default one first. Every organization has one from the start.
         *
         *     Needs the scope `read`.
         */
        get: operations["listPipelines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines/{id}/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a pipeline's stages
         * @description Lists the active stages of a pipeline, in the order in which an opportunity passes them.
         *
         *     Needs the scope `read`.
         */
        get: operations["listStages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ErrorEnvelope: {
            /**
             * @description Always false.
             * @example false
             * @constant
             */
            success: false;
            /**
             * @description The status of the answer.
             * @example 400
             */
            statusCode: number;
            /**
             * @description What went wrong, in one sentence; `Validation error` if `errors` says more.
             * @example Validation error
             */
            message: string;
            /**
             * @description One sentence for each field with a fault, by its path in the body, or the name of the parameter. Empty if the error is not about fields.
             * @example {
             *       "pipeline_id": "Pipeline id must be a valid uuid"
             *     }
             */
            errors: {
                [key: string]: string;
            };
        };
        Pipeline: {
            /**
             * Format: uuid
             * @description Id of the pipeline, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
             */
            pipeline_id: string;
            /**
             * @description Its name.
             * @example Sales
             */
            name: string;
            /**
             * @description Whether it is the one that `/api/v1` opens deals in. Every organization has one.
             * @example true
             */
            is_default: boolean;
        };
        Pipelines: {
            /** @description All pipelines of the organization, the default one first. */
            pipelines: components["schemas"]["Pipeline"][];
        };
        PipelinesAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Pipelines retrieved successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["Pipelines"];
        };
        Stage: {
            /**
             * Format: uuid
             * @description Id of the stage, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71
             */
            stage_id: string;
            /**
             * Format: uuid
             * @description Id of its pipeline, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
             */
            pipeline_id: string;
            /**
             * @description What people call it; `stage_name` of an opportunity.
             * @example Qualified
             */
            label: string;
            /**
             * @description From 1, in the order in which an opportunity passes the stages.
             * @example 2
             */
            stage_order: number;
            /**
             * @description Its color, as it was set; null if it was not.
             * @example null
             */
            color: string | null;
            /**
             * @description Always true: stages that are no longer offered are not listed.
             * @example true
             */
            is_active: boolean;
            /**
             * @description Whether new opportunities begin in it, unless they name another.
             * @example false
             */
            is_default: boolean;
            /**
             * @description How likely an opportunity in it is won, in percent; null if it was never set.
             * @example 25
             */
            probability: number | null;
        };
        Stages: {
            /** @description The active stages of the pipeline, in their order. */
            stages: components["schemas"]["Stage"][];
        };
        StagesAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Stages retrieved successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["Stages"];
        };
    };
    responses: {
        /** @description Any other error: what no operation causes itself, such as a request that is not well-formed HTTP. */
        OctolaneAnyError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The key lacks the scope that the request needs; the message names it. The request came over plain HTTP, which production refuses. */
        OctolaneForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description A fault of the server; the request id leads to its log. */
        OctolaneInternal: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The body or a parameter breaks a rule; `errors` has one sentence for each field. */
        OctolaneInvalid: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description There is no such record in your organization, or no such route; `errors` names the field where a record that the body names does not exist. */
        OctolaneNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The organization has used up its requests of the last hour, or over 100 requests without a valid key came from the address within a minute. `Retry-After` says when one is admitted again. */
        OctolaneRateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The key is missing, unknown, revoked or expired. */
        OctolaneUnauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The server cannot answer at the moment, or does not know whether a change was made; `Retry-After` says when to ask again. */
        OctolaneUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description `r`: how many requests are left at this moment. `t`: seconds until one more is admitted than now.
         * @example "org";r=4999;t=3600
         */
        RateLimit: string;
        /**
         * @description How many requests your organization may make in how many seconds, with all its keys together (IETF RateLimit header fields).
         * @example "org";q=5000;w=3600
         */
        "RateLimit-Policy": string;
        /**
         * @description Seconds after which the request is worth sending again.
         * @example 12
         */
        "Retry-After": number;
        /**
         * @description Requests that your organization may make in an hour.
         * @example 5000
         */
        "X-RateLimit-Limit": number;
        /**
         * @description How many of them are left at this moment.
         * @example 4999
         */
        "X-RateLimit-Remaining": number;
        /**
         * @description When one more is admitted than now, in seconds since 1970.
         * @example 1795000000
         */
        "X-RateLimit-Reset": number;
        /** @description Id of this request, which its log lines carry. Send your own in the same header to have it used. */
        "X-Request-Id": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listPipelines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pipelines. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PipelinesAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalid"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    listStages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the pipeline, a UUID. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stages. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StagesAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalid"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            404: components["responses"]["OctolaneNotFound"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
}
