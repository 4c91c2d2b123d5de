// Made of openapi.oratek.yaml by "npm run openapi".
export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive?
         * @description Answers while the process runs: restart it if this does not. Needs no token.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can it answer?
         * @description Answers 200 while requests can be served, writes to the database included; send it none otherwise. Needs no token.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the organization
         * @description Reads your organization: its name, time zone, currency and support address, its plan and quota.
         *
         *     Needs the scope `admin`.
         */
        get: operations["getOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update the organization
         * @description Changes the fields that are sent and leaves the others. Plan and quota are changed by the operator of the server.
         *
         *     Needs the scope `admin`.
         */
        patch: operations["updateOrganization"];
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description Lists the users of your organization, newest first. A contact, an opportunity or a task can have one as its owner.
         *
         *     Needs the scope `read`.
         */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the person who asks
         * @description Reads who is signed in, in which organization, and what the role may do.
         *
         *     For people alone: it needs a session, and no key may call it.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change your name
         * @description Changes the name that others see. An admin changes roles; an email never changes.
         *
         *     For people alone: it needs a session, and no key may call it.
         */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your sessions
         * @description Lists the browsers in which you are signed in to this organization, the newest first.
         *
         *     For people alone: it needs a session, and no key may call it.
         */
        get: operations["listMySessions"];
        put?: never;
        post?: never;
        /**
         * Sign out everywhere
         * @description Ends all your sessions in this organization, the one of this request included, and your one-time links. Every server refuses them within 100 ms.
         *
         *     For people alone: it needs a session, and no key may call it.
         */
        delete: operations["endMySessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session
         * @description Ends one of your sessions, be it that of this request or another. Every server refuses it within 100 ms.
         *
         *     For people alone: it needs a session, and no key may call it.
         */
        delete: operations["endMySession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change your password
         * @description Ends all your sessions in this organization and your one-time links. The answer sets the cookie of a new session, with which this browser goes on. A person without a password gets a link from an admin.
         *
         *     For people alone: it needs a session, and no key may call it.
         */
        put: operations["changeMyPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users with their roles
         * @description Lists the users of your organization, newest first, disabled ones too, with what only admins see of them.
         *
         *     Needs the scope `admin`.
         */
        get: operations["listSettingsUsers"];
        put?: never;
        /**
         * Invite a user
         * @description Makes a user, with a link that works once within 7 days: it lets the person sign in, and set a password. The link is in this answer and never again, and mailed to the person if the server sends mail; make another by `POST …/link`.
         *
         *     Needs the scope `admin`.
         */
        post: operations["inviteUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a user with its role
         * @description Reads one user. Its ETag does not move with `last_sign_in_at`, so a 304 says nothing of that.
         *
         *     Needs the scope `admin`.
         */
        get: operations["getSettingsUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a user
         * @description Changes the fields that are sent and leaves the others. Disabling a user ends its sessions and links at once; its keys go on working and its records stay its own: see `GET …/holdings`. The last active admin can neither be disabled nor become a member.
         *
         *     Needs the scope `admin`.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/api/v1/settings/users/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a one-time link for a user
         * @description Makes a link that works once, in place of an earlier one: an invitation (7 days) for one who has never signed in, else one to set a new password (24 hours). It is in this answer and never again. A disabled user gets none: 422 on `id`.
         *
         *     Needs the scope `admin`.
         */
        post: operations["createUserLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/users/{id}/holdings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what a user holds
         * @description Lists the keys of a user and counts the records that it owns: what to revoke and to pass on when it leaves.
         *
         *     Needs the scope `admin`.
         */
        get: operations["getUserHoldings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/users/{id}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the records of a user to another
         * @description Starts a job that makes another user the owner of all contacts, opportunities and tasks of a disabled user, 500 at a time, with the events of any change; null leaves them without an owner. While the user is active: 422 on `id`. The job ends early if the user is enabled again, or the new owner disabled.
         *
         *     Needs the scope `admin`.
         */
        post: operations["reassignRecords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description Lists the keys of your organization, newest first, those that are revoked or have expired too.
         *
         *     Needs the scope `admin`.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description Issues a key. Its token is in this answer and never again: keep it.
         *
         *     Needs the scope `admin`.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an API key
         * @description Reads one key; its token is not shown again. Its ETag does not move with `last_used_at`, so a 304 says nothing of that.
         *
         *     Needs the scope `admin`.
         */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Revokes a key for good; it stays in the list. Every server refuses its token within 100 ms. Revoking it again changes nothing and is no error. A key may revoke itself, even the last one with `admin`: the operator of the server can issue another with `oratek keys create`.
         *
         *     Needs the scope `admin`.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/api-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate an API key
         * @description Issues a key with the same name and scopes, whose token is in this answer and never again. The old key goes on for `overlap_seconds`, a day without a body, and never beyond its own expiry. A key that was revoked or has expired cannot be rotated: 422 on `id`.
         *
         *     Needs the scope `admin`.
         */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/openid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get OpenID Connect
         * @description Reads how the people of your organization sign in by its identity provider. Without a provider, `issuer` is null, and `redirect_uri` is the address to register there first.
         *
         *     Needs the scope `admin`.
         */
        get: operations["getOpenId"];
        /**
         * Set OpenID Connect
         * @description Sets or replaces the identity provider of your organization. It vouches for the users of your organization alone: a person is known by issuer and subject, and at the first sign-in by a verified email address. The provider is asked when somebody signs in, so a mistake shows there: try it before you set `required`.
         *
         *     Needs the scope `admin`.
         */
        put: operations["setOpenId"];
        post?: never;
        /**
         * Remove OpenID Connect
         * @description Takes the identity provider from your organization, and forgets who at it is which user: people sign in by password again. Without a provider it changes nothing.
         *
         *     Needs the scope `admin`.
         */
        delete: operations["removeOpenId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List contacts
         * @description Lists contacts, newest first unless `sort` says otherwise. Filters narrow the list together. Read on with `cursor`: a contact that is added or removed meanwhile makes no other one repeat or go missing. A page with about 5 MB of custom values ends there if `cursor` or `updated_since` is given, else it is refused with the `limit` that fits.
         *
         *     Needs the scope `read`.
         */
        get: operations["listContacts"];
        put?: never;
        /**
         * Create a contact
         * @description Creates a contact. Every field is optional, but `full_name` or `company` must be given and not blank. Emails may repeat: two requests make two contacts. Fires `contact.created`.
         *
         *     Needs the scope `write`.
         */
        post: operations["createContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a contact
         * @description Reads one contact.
         *
         *     Needs the scope `read`.
         */
        get: operations["getContact"];
        put?: never;
        post?: never;
        /**
         * Delete a contact
         * @description Deletes a contact for good, with its activities. Fires `contact.deleted`, which carries its last state.
         *
         *     Needs the scope `write`.
         */
        delete: operations["deleteContact"];
        options?: never;
        head?: never;
        /**
         * Update a contact
         * @description Changes the fields that are sent and leaves the others; `null` clears a field. Fires `contact.updated`, and `deal.stage_changed` if the stage moved. A change to what already is so changes nothing and fires nothing.
         *
         *     Needs the scope `write`.
         */
        patch: operations["updateContact"];
        trace?: never;
    };
    "/api/v1/contacts/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create, update and delete many contacts
         * @description Does 1 to 100 things to contacts, in their order, each as by itself. An item with a fault fails alone. The others are written whole or not at all, so a bulk that is sent again with its `Idempotency-Key` does nothing twice. Fires `contact.created`, `contact.updated`, `deal.stage_changed` and `contact.deleted` once for each contact, as it is in the end.
         *
         *     Needs the scope `write`.
         */
        post: operations["changeContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/pipelines/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a pipeline
         * @description Renames a pipeline, locks or unlocks it, or makes it the default one. `GET /v1/pipelines` lists the pipelines.
         *
         *     Needs the scope `admin`.
         */
        patch: operations["updatePipeline"];
        trace?: never;
    };
    "/api/v1/settings/pipelines/{id}/stages/{stage_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a stage
         * @description Deletes a stage, whose deals move to the stage that `move_to` names: the same as merging it into that one.
         *
         *     Needs the scope `admin`.
         */
        delete: operations["deleteStage"];
        options?: never;
        head?: never;
        /**
         * Update a stage
         * @description Changes the fields that are sent and leaves the others. The key never changes, so contacts show the same `deal_stage`, and no event is fired. `GET /v1/pipelines/{id}/stages` lists the stages.
         *
         *     Needs the scope `admin`.
         */
        patch: operations["updateStage"];
        trace?: never;
    };
    "/api/v1/settings/pipelines/{id}/stages/{stage_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge a stage into another
         * @description From now on the key and the label of the stage mean the other one for ever, in both APIs, and no list of stages has it. A job moves its deals, 500 at a time, with the events of any move, and then removes the stage; until then, filters by either find both. The default stage hands that on.
         *
         *     Needs the scope `admin`.
         */
        post: operations["mergeStage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deals
         * @description Lists the contacts that have a deal, in what concerns the deal: the most valuable first, those without a value last. To change a deal, change its contact.
         *
         *     Needs the scope `read`.
         */
        get: operations["listDeals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tasks
         * @description Lists tasks, newest first. Filters narrow the list together.
         *
         *     Needs the scope `read`.
         */
        get: operations["listTasks"];
        put?: never;
        /**
         * Create a task
         * @description Creates a task; only `title` is required. Fires `task.created`, and then `task.completed` if it is done already.
         *
         *     Needs the scope `write`.
         */
        post: operations["createTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a task
         * @description Reads one task.
         *
         *     Needs the scope `read`.
         */
        get: operations["getTask"];
        put?: never;
        post?: never;
        /**
         * Delete a task
         * @description Deletes a task for good. Fires `task.deleted`.
         *
         *     Needs the scope `write`.
         */
        delete: operations["deleteTask"];
        options?: never;
        head?: never;
        /**
         * Update a task
         * @description Changes the fields that are sent and leaves the others; `null` clears a field. Fires `task.updated`, and then `task.completed` when the status becomes `done` or `completed` from another one.
         *
         *     Needs the scope `write`.
         */
        patch: operations["updateTask"];
        trace?: never;
    };
    "/api/v1/tasks/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create, update and delete many tasks
         * @description Does 1 to 100 things to tasks, in their order, each as by itself. An item with a fault fails alone. The others are written whole or not at all, so a bulk that is sent again with its `Idempotency-Key` does nothing twice. Fires `task.created`, `task.updated`, `task.completed` and `task.deleted` once for each task, as it is in the end.
         *
         *     Needs the scope `write`.
         */
        post: operations["changeTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{id}/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a contact's activities
         * @description What happened to the contact and to its tasks, newest first, with who did it: what the system records, and the activities that were pushed in through `POST /v1/activities`, whose `type` is in capitals.
         *
         *     Needs the scope `read`.
         */
        get: operations["listContactActivities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search all records
         * @description Finds contacts, accounts, deals and tasks by one text, at most 25, best first: what equals the text, then what begins with it, then what has a word that begins with it. Of a text that very many records contain, it finds the best of some. A search that cannot be answered within two seconds is refused.
         *
         *     Needs the scope `read`.
         */
        get: operations["searchRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what happens
         * @description Everything that happens to contacts, tasks and deals, deletions included, the oldest first. Keep `meta.next_cursor` and ask again with it: no event is ever added before a cursor that was given, so you miss nothing. An event is shown within 3 seconds, or as late as a write hangs. The events of a contact go with it, but for `contact.deleted`. At most 100 requests of your organization may wait at a time; one more is a 429.
         *
         *     Needs the scope `read`.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook subscriptions
         * @description Lists the webhook subscriptions, newest first.
         *
         *     Needs the scope `admin`.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Create a webhook subscription
         * @description Has events sent to `url` from now on. The `secret` that they are signed with is in this answer and nowhere else. An organization has at most 50 subscriptions.
         *
         *     Needs the scope `admin`.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a webhook subscription
         * @description Reads one subscription, without its secret.
         *
         *     Needs the scope `admin`.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook subscription
         * @description Deletes a subscription for good, with its secret and its log. Nothing is sent to it any more.
         *
         *     Needs the scope `admin`.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Update a webhook subscription
         * @description Changes the fields that are sent and leaves the others. While it is paused or disabled, nothing is sent: what was pending fails, and what happens meanwhile can be sent by a resend of that time once it is active again.
         *
         *     Needs the scope `admin`.
         */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/api/v1/settings/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret
         * @description Makes a new secret, which is in this answer and nowhere else. Until the overlap ends, `webhook-signature` carries a signature of each secret, and `X-OraTek-Signature` that of the secret before. During an overlap the secret can be replaced only without a further one.
         *
         *     Needs the scope `admin`.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/webhooks/{id}/end-overlap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the overlap of a rotation
         * @description From now on only the newest secret is in use. Without an overlap nothing changes.
         *
         *     Needs the scope `admin`.
         */
        post: operations["endWebhookOverlap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description Sends `webhook.test` to this subscription alone, whichever events it wants; its payload is the subscription. Look at the delivery to see what came of it.
         *
         *     Needs the scope `admin`.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/webhooks/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send events of a range of time again
         * @description Sends the subscription's events that happened from `from` until before `to` again, whether they were delivered or not: each is a new delivery with the `webhook-id` and the body of the first one. At most 10,000 a request; a longer range is refused as a whole.
         *
         *     Needs the scope `admin`.
         */
        post: operations["resendWebhookEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries
         * @description Lists what was or is to be sent to the subscription in the last 30 days, newest first.
         *
         *     Needs the scope `admin`.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/webhooks/{id}/deliveries/{delivery_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a delivery
         * @description Reads one delivery with its attempts.
         *
         *     Needs the scope `admin`.
         */
        get: operations["getWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/webhooks/{id}/deliveries/{delivery_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery again
         * @description Sends the same event again, as a new delivery with the `webhook-id` and the body of the first one.
         *
         *     Needs the scope `admin`.
         */
        post: operations["resendWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a job
         * @description Reads how far a job in the background is. It is kept for 30 days after its end.
         *
         *     Needs the scope `admin`.
         */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the audit log
         * @description Lists who did what to the settings of your organization, its users, keys, webhooks, pipelines, stages and fields, newest first, with what changed and from where; calls that lacked the scope `admin` too, at most 10 a minute and key. An entry is written with its change or not at all, is never changed, and is kept for 400 days. With `format=csv`, all entries as a file, or the first `limit`.
         *
         *     Needs the scope `admin`.
         */
        get: operations["listAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the usage
         * @description Tells how many requests your organization has made in each of the last hours, through both APIs, and by which keys, with the limit as it is now. Each server writes its counts every few seconds; those of a server that crashes meanwhile are lost.
         *
         *     Needs the scope `admin`.
         */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "contact.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * contact.created
         * @description A contact was created. Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.
         */
        post: operations["onContactCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "contact.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * contact.updated
         * @description A contact was changed: at least one field is another. Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.
         */
        post: operations["onContactUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "contact.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * contact.deleted
         * @description A contact was deleted; the payload is its last state. Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.
         */
        post: operations["onContactDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "deal.stage_changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * deal.stage_changed
         * @description The deal with a contact moved to another stage. Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.
         */
        post: operations["onDealStageChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * task.created
         * @description A task was created. Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.
         */
        post: operations["onTaskCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * task.completed
         * @description A task became `done` or `completed`. Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.
         */
        post: operations["onTaskCompleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * task.updated
         * @description A task was changed: at least one field is another. When it was done by that, `task.completed` follows. Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.
         */
        post: operations["onTaskUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * task.deleted
         * @description A task was deleted; the payload is its last state. Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.
         */
        post: operations["onTaskDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "account.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * account.created
         * @description An account was created. Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.
         */
        post: operations["onAccountCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "account.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * account.updated
         * @description An account was changed: at least one field is another. Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.
         */
        post: operations["onAccountUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "account.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * account.deleted
         * @description An account was deleted; the payload is its last state. Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.
         */
        post: operations["onAccountDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "opportunity.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * opportunity.created
         * @description An opportunity was created: every deal is one, through whichever API it came. Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.
         */
        post: operations["onOpportunityCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "opportunity.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * opportunity.updated
         * @description An opportunity was changed: at least one field is another. Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.
         */
        post: operations["onOpportunityUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "opportunity.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * opportunity.deleted
         * @description An opportunity was deleted, or archived with its contact; the payload is its last state. Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.
         */
        post: operations["onOpportunityDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "note.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * note.created
         * @description A note was written. Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.
         */
        post: operations["onNoteCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "note.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * note.updated
         * @description A note was changed: at least one field is another. Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.
         */
        post: operations["onNoteUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "note.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * note.deleted
         * @description A note was deleted; the payload is its last state. Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.
         */
        post: operations["onNoteDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * webhook.test
         * @description Somebody tested this subscription. Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.
         */
        post: operations["onWebhookTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        Account: {
            /**
             * @description The first email, in milliseconds since 1970.
             * @example 1770768000000
             */
            first_email_interaction: number | null;
            /**
             * @description The last email, in milliseconds since 1970.
             * @example 1770768000000
             */
            last_email_interaction: number | null;
            /**
             * @description The first meeting, in milliseconds since 1970.
             * @example 1770768000000
             */
            first_meeting_interaction: number | null;
            /**
             * @description The last meeting, in milliseconds since 1970.
             * @example 1770768000000
             */
            last_meeting_interaction: number | null;
            /**
             * @description The last interaction of any sort, in milliseconds since 1970.
             * @example 1770768000000
             */
            last_interaction: number | null;
            /**
             * @description The next meeting, in milliseconds since 1970.
             * @example 1770768000000
             */
            next_meeting: number | null;
            /**
             * @description Values of custom fields, by the `property_name` of each; dates in milliseconds since 1970. A field without a value is left out.
             * @example {}
             */
            custom_fields: {
                [key: string]: unknown;
            };
            /**
             * @description When it was created, in milliseconds since 1970.
             * @example 1770768000000
             */
            created_at: number;
            /**
             * @description When it last changed, in milliseconds since 1970.
             * @example 1770768000000
             */
            updated_at: number;
            /**
             * Format: uuid
             * @description Id of the account, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72
             */
            id: string;
            /**
             * @description Its domain, normalised: in lower case and punycode, without scheme, port, path and `www.`.
             * @example acme.example
             */
            domain: string;
            /**
             * @description Name of the company.
             * @example Acme
             */
            name: string | null;
            /**
             * @description Industry.
             * @example Robotics
             */
            industry: string | null;
            /**
             * @description Address of its logo.
             * @example https://acme.example/logo.png
             */
            logo: string | null;
            /**
             * @description LinkedIn page.
             * @example https://www.linkedin.com/company/acme
             */
            linkedin: string | null;
            /**
             * @description Account on X.
             * @example @acme
             */
            twitter: string | null;
            /**
             * @description Followers on X.
             * @example 1200
             */
            twitter_followers: number | null;
            /**
             * @description What the company does.
             * @example Robots for warehouses.
             */
            description: string | null;
            /**
             * @description Where it is.
             * @example Salt Lake City, UT
             */
            primary_location: string | null;
            /**
             * @description How many people work there.
             * @example 51-200
             */
            employee_range: string | null;
            /**
             * @description What sort of account it is.
             * @example customer
             */
            type: string | null;
            /**
             * @description Estimated revenue of a year.
             * @example 12500000
             */
            estimated_revenue: number | null;
            /**
             * @description Funds raised in total.
             * @example 4000000.5
             */
            total_fund_raised: number | null;
            /**
             * @description Year in which it was founded.
             * @example 2016
             */
            founded: number | null;
            /**
             * @description Tags.
             * @example [
             *       "enterprise"
             *     ]
             */
            tags: string[];
        };
        /** @description The fields of the account that changed. */
        AccountChange: {
            /**
             * @description Their names, as in the account.
             * @example [
             *       "industry",
             *       "tags"
             *     ]
             */
            changed: string[];
        };
        /** @description An activity of the type `account.created`. */
        AccountCreatedActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "account.created";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["NoActivityData"];
        };
        /** @description An account was created. */
        AccountCreatedEvent: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "account.created";
            ts: components["schemas"]["EventTime"];
            payload: components["schemas"]["AccountPayload"];
            sequence: components["schemas"]["EventSequence"];
        };
        /** @description An event of the type `account.created`. */
        AccountCreatedFeedEvent: {
            id: components["schemas"]["FeedEventId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "account.created";
            at: components["schemas"]["FeedEventAt"];
            sequence: components["schemas"]["FeedEventSequence"];
            record_id: components["schemas"]["FeedEventRecordId"];
            payload: components["schemas"]["AccountPayload"];
        };
        /** @description An activity of the type `account.deleted`. */
        AccountDeletedActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "account.deleted";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["NoActivityData"];
        };
        /** @description An account was deleted; the payload is its last state. */
        AccountDeletedEvent: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "account.deleted";
            ts: components["schemas"]["EventTime"];
            payload: components["schemas"]["AccountPayload"];
            sequence: components["schemas"]["EventSequence"];
        };
        /** @description An event of the type `account.deleted`. */
        AccountDeletedFeedEvent: {
            id: components["schemas"]["FeedEventId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "account.deleted";
            at: components["schemas"]["FeedEventAt"];
            sequence: components["schemas"]["FeedEventSequence"];
            record_id: components["schemas"]["FeedEventRecordId"];
            payload: components["schemas"]["AccountPayload"];
        };
        AccountPayload: {
            account: components["schemas"]["Account"];
        };
        /** @description An activity of the type `account.updated`. */
        AccountUpdatedActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "account.updated";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["AccountChange"];
        };
        /** @description An account was changed: at least one field is another. */
        AccountUpdatedEvent: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "account.updated";
            ts: components["schemas"]["EventTime"];
            payload: components["schemas"]["AccountPayload"];
            sequence: components["schemas"]["EventSequence"];
        };
        /** @description An event of the type `account.updated`. */
        AccountUpdatedFeedEvent: {
            id: components["schemas"]["FeedEventId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "account.updated";
            at: components["schemas"]["FeedEventAt"];
            sequence: components["schemas"]["FeedEventSequence"];
            record_id: components["schemas"]["FeedEventRecordId"];
            payload: components["schemas"]["AccountPayload"];
        };
        /** @description Something that happened to a contact; `type` says what, and what `data` has. */
        Activity: components["schemas"]["ContactCreatedActivity"] | components["schemas"]["ContactUpdatedActivity"] | components["schemas"]["ContactDeletedActivity"] | components["schemas"]["DealStageChangedActivity"] | components["schemas"]["TaskCreatedActivity"] | components["schemas"]["TaskCompletedActivity"] | components["schemas"]["TaskUpdatedActivity"] | components["schemas"]["TaskDeletedActivity"] | components["schemas"]["AccountCreatedActivity"] | components["schemas"]["AccountUpdatedActivity"] | components["schemas"]["AccountDeletedActivity"] | components["schemas"]["OpportunityCreatedActivity"] | components["schemas"]["OpportunityUpdatedActivity"] | components["schemas"]["OpportunityDeletedActivity"] | components["schemas"]["NoteCreatedActivity"] | components["schemas"]["NoteUpdatedActivity"] | components["schemas"]["NoteDeletedActivity"] | components["schemas"]["EmailActivity"] | components["schemas"]["MeetingActivity"] | components["schemas"]["EmailOpenActivity"] | components["schemas"]["LinkClickActivity"] | components["schemas"]["CallActivity"] | components["schemas"]["CommentActivity"] | components["schemas"]["InPersonMeetingActivity"] | components["schemas"]["LinkedinConnectionActivity"] | components["schemas"]["LinkedinMessageActivity"] | components["schemas"]["XActivityActivity"] | components["schemas"]["TextMessageActivity"] | components["schemas"]["WhatsappMessageActivity"] | components["schemas"]["ContactAddedActivity"] | components["schemas"]["OtherActivity"];
        ActivityActor: {
            /**
             * @description What sort of actor: a key, a person, or the system itself.
             * @example api_key
             */
            type: components["schemas"]["ActorType"];
            /**
             * Format: uuid
             * @description The key's or the person's id; null for the system.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d
             */
            id: string | null;
            /**
             * @description The key's name, the person's email.
             * @example website
             */
            name: string;
        };
        /**
         * Format: date-time
         * @description When it happened: UTC, in milliseconds.
         * @example 2026-05-14T18:24:30.000Z
         */
        ActivityAt: string;
        /**
         * Format: uuid
         * @description Id of the activity, a UUID.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
         */
        ActivityId: string;
        ActivityPage: {
            /** @description The activities of this page. */
            data: components["schemas"]["Activity"][];
            /** @description What the page is. */
            meta: components["schemas"]["PageMeta"];
        };
        /**
         * @description The same in words.
         * @example Deal moved from lead to qualified
         */
        ActivityTitle: string;
        /**
         * @description What sort of actor did something: a key, a person, or the system itself.
         * @enum {string}
         */
        ActorType: "api_key" | "user" | "system";
        AdditionalContact: {
            /**
             * Format: uuid
             * @description Id of the contact, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            contact_id: string;
            /**
             * @description First name.
             * @example Jane
             */
            contact_first_name: string | null;
            /**
             * @description Last name.
             * @example Doe
             */
            contact_last_name: string | null;
            /**
             * @description Email.
             * @example jane@acme.example
             */
            contact_email: string | null;
        };
        ApiKey: {
            /**
             * Format: uuid
             * @description Id of the key, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5f
             */
            id: string;
            /**
             * @description What it is for.
             * @example website
             */
            name: string;
            /**
             * @description The first 12 characters of its token, by which people tell keys apart.
             * @example otk_a1b2c3d4
             */
            prefix: string;
            /**
             * @description What it may do.
             * @example [
             *       "read",
             *       "write"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
            /**
             * @description Who issued it; null for keys of the command line and the demo, and for those from before this was kept.
             * @example {
             *       "type": "api_key",
             *       "id": "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d",
             *       "name": "automation"
             *     }
             */
            created_by: components["schemas"]["ApiKeyCreator"] | null;
            /**
             * Format: date-time
             * @description When it was issued: UTC, in milliseconds.
             * @example 2026-05-14T18:24:30.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it ends, or ended; null for never.
             * @example 2099-12-31T00:00:00.000Z
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description When it was last used, to the minute; null if never.
             * @example null
             */
            last_used_at: string | null;
            /**
             * Format: date-time
             * @description When it was revoked; null if it was not.
             * @example null
             */
            revoked_at: string | null;
        };
        ApiKeyCreator: {
            /**
             * @description What sort of actor: a key or a person.
             * @example api_key
             */
            type: components["schemas"]["ActorType"];
            /**
             * Format: uuid
             * @description The key's or the person's id.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d
             */
            id: string | null;
            /**
             * @description The key's name, the person's email.
             * @example automation
             */
            name: string;
        };
        ApiKeyPage: {
            /** @description The keys of this page. */
            data: components["schemas"]["ApiKey"][];
            /** @description What the page is. */
            meta: components["schemas"]["PageMeta"];
        };
        /**
         * @description Whether a key works, was revoked, or has expired.
         * @enum {string}
         */
        ApiKeyState: "active" | "revoked" | "expired";
        /**
         * @description What an entry of the audit log tells of. More may come.
         * @enum {string}
         */
        AuditAction: "organization.created" | "organization.updated" | "user.created" | "user.updated" | "user.disabled" | "user.enabled" | "user.link_created" | "user.link_used" | "user.signed_in" | "user.sign_in_failed" | "user.signed_out" | "user.password_changed" | "user.sessions_ended" | "user.reassigned" | "user.linked" | "openid.configured" | "openid.updated" | "openid.removed" | "api_key.created" | "api_key.rotated" | "api_key.revoked" | "webhook.created" | "webhook.updated" | "webhook.secret_rotated" | "webhook.overlap_ended" | "webhook.disabled" | "webhook.deleted" | "webhook.tested" | "webhook.resent" | "pipeline.created" | "pipeline.updated" | "stage.created" | "stage.updated" | "stage.merged" | "stage.removed" | "custom_field.created" | "custom_field.updated" | "custom_field.deleted" | "custom_field.removed" | "access.denied";
        AuditActor: {
            /**
             * @description What sort of actor: a key, a person, or the system, whose name is `operator` for a command on the server.
             * @example api_key
             */
            type: components["schemas"]["ActorType"];
            /**
             * Format: uuid
             * @description The key's or the person's id; null for the system.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d
             */
            id: string | null;
            /**
             * @description The key's name then, or the person's email.
             * @example automation
             */
            name: string;
        };
        AuditChange: {
            /**
             * @description The name of the field.
             * @example status
             */
            field: string;
            /**
             * @description Its value before; null for none. A very long one is cut, as JSON in a text.
             * @example active
             */
            before: string | number | boolean | string[] | {
                [key: string]: unknown;
            } | null;
            /**
             * @description Its value after; null for none.
             * @example paused
             */
            after: string | number | boolean | string[] | {
                [key: string]: unknown;
            } | null;
            /**
             * @description Whether it is a secret, whose values are kept nowhere.
             * @example false
             */
            hidden: boolean;
        };
        AuditEntry: {
            /**
             * Format: uuid
             * @description Id of the entry, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a80
             */
            id: string;
            /**
             * Format: date-time
             * @description When it happened: UTC, in milliseconds.
             * @example 2026-05-14T18:24:30.000Z
             */
            at: string;
            /** @description Who did it. */
            actor: components["schemas"]["AuditActor"];
            /**
             * @description What was done.
             * @example webhook.updated
             */
            action: components["schemas"]["AuditAction"];
            /** @description What it was done to. */
            target: components["schemas"]["AuditTarget"];
            /** @description The fields that changed. */
            changes: components["schemas"]["AuditChange"][];
            /**
             * @description The address of the client; null for what came by no request.
             * @example 203.0.113.7
             */
            address: string | null;
            /**
             * @description The `User-Agent` of the client.
             * @example curl/8.5.0
             */
            user_agent: string | null;
            /**
             * @description The `X-Request-Id` of the request.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a90
             */
            request: string | null;
        };
        /**
         * @description The forms of the audit log.
         * @enum {string}
         */
        AuditFormat: "json" | "csv";
        AuditPage: {
            /** @description The entries of this page. */
            data: components["schemas"]["AuditEntry"][];
            /** @description What the page is. */
            meta: components["schemas"]["PageMeta"];
        };
        AuditTarget: {
            /**
             * @description What sort of thing.
             * @example webhook
             */
            type: components["schemas"]["AuditTargetType"];
            /**
             * Format: uuid
             * @description Its id; null for a route that was refused.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
             */
            id: string | null;
            /**
             * @description What it was called then.
             * @example https://hooks.example.com/oratek
             */
            name: string;
        };
        /**
         * @description The sorts of things that an entry of the audit log is about. More may come.
         * @enum {string}
         */
        AuditTargetType: "organization" | "user" | "openid" | "api_key" | "webhook" | "pipeline" | "stage" | "custom_field" | "route";
        /** @description An error with the code `bad_request`. */
        BadRequestError: {
            /**
             * @description What went wrong; stable, for programs.
             * @example bad_request
             * @constant
             */
            error: "bad_request";
            /**
             * @description One sentence that a person can act on.
             * @example The request is not well-formed HTTP.
             */
            message: string;
        };
        BulkAnswer: {
            /** @description One for each item, in their order. */
            data: components["schemas"]["BulkItemResult"][];
            /** @description How many succeeded. */
            meta: components["schemas"]["BulkMeta"];
        };
        BulkItemResult: {
            /**
             * @description Place of the item in the list that was sent, from 0.
             * @example 0
             */
            index: number;
            /**
             * @description The status that the request for this item alone would have: 201 created, 200 updated, 204 deleted, or that of its error.
             * @example 201
             */
            status: number;
            /**
             * Format: uuid
             * @description Id of the record; null if it was to be created and was not, or if the item names none.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            id: string | null;
            /**
             * @description The code of its error, as the single request has it; null if there is none.
             * @example null
             */
            error: string | null;
            /**
             * @description The error in one sentence; null if there is none.
             * @example null
             */
            message: string | null;
            /**
             * @description Every fault, each with its path within the item, if the error is `validation`; else empty.
             * @example []
             */
            details: components["schemas"]["ErrorDetail"][];
        };
        BulkMeta: {
            /**
             * @description Number of items that succeeded.
             * @example 1
             */
            succeeded: number;
            /**
             * @description Number of items that were refused.
             * @example 0
             */
            failed: number;
        };
        /**
         * @description What an item of a bulk does.
         * @enum {string}
         */
        BulkOperation: "create" | "update" | "delete";
        /** @description An activity of the type `CALL`. */
        CallActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "CALL";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["PushedActivityData"];
        };
        ChangePasswordBody: {
            /**
             * Format: password
             * @description The present password.
             * @example correct horse battery staple
             */
            current_password: string;
            /**
             * Format: password
             * @description The new one: 12 to 256 characters, in NFKC; none of the common passwords, nor the email or the name of the person or the organization, not even with digits or signs around it.
             * @example umbrella tractor violin seaside
             */
            new_password: string;
        };
        /** @description An activity of the type `COMMENT`. */
        CommentActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "COMMENT";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["PushedActivityData"];
        };
        Contact: {
            /**
             * Format: uuid
             * @description Id of the contact, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            id: string;
            /**
             * @description Full name.
             * @example Wasatch Drug Testing
             */
            full_name: string | null;
            /**
             * @description Company.
             * @example Wasatch Drug Testing
             */
            company: string | null;
            /**
             * @description Email address.
             * @example sales@wasatchdrug.example
             */
            email: string | null;
            /**
             * @description Phone number.
             * @example 801-555-0102
             */
            phone: string | null;
            /**
             * @description Where the contact is.
             * @example Murray, UT
             */
            location: string | null;
            /**
             * @description Stage of the deal with this contact.
             * @example qualified
             */
            deal_stage: string | null;
            /**
             * @description Value of the deal with this contact.
             * @example 42000
             */
            deal_value: number | null;
            /**
             * @description Label.
             * @example hot
             */
            label: string | null;
            /**
             * @description Tags, in their order.
             * @example [
             *       "employer",
             *       "utah"
             *     ]
             */
            tags: string[];
            /**
             * Format: uuid
             * @description The user who looks after it.
             * @example null
             */
            owner_id: string | null;
            /**
             * @description Where the contact came from; set by the server.
             * @example api
             */
            source: components["schemas"]["ContactSource"];
            /**
             * Format: uuid
             * @description The account that it belongs to; set by the server.
             * @example null
             */
            account_id: string | null;
            /**
             * @description Values of custom fields, by the `property_name` of each; dates in RFC 3339. A field without a value is left out.
             * @example {}
             */
            custom_fields: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When it was created: UTC, in milliseconds.
             * @example 2026-05-14T18:24:30.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed: UTC, in milliseconds.
             * @example 2026-05-14T18:24:30.000Z
             */
            updated_at: string;
        };
        /** @description An activity of the type `CONTACT_ADDED`. */
        ContactAddedActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "CONTACT_ADDED";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["PushedActivityData"];
        };
        ContactBulkItem: {
            /**
             * @description What to do.
             * @example create
             */
            op: components["schemas"]["BulkOperation"];
            /**
             * Format: uuid
             * @description The record to update or delete; left out of a create.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            id?: string | null;
            /**
             * @description The `ETag` that the record must still have, with its quotes, as the header `If-Match`, which a bulk does not take; left out of a create.
             * @example "4CkRzxPBUfqYhDdCQvLVzw"
             */
            if_match?: string | null;
            /**
             * @description The record to create, or the fields to change, as the single request takes them; left out of a delete.
             * @example {
             *       "full_name": "Wasatch Drug Testing",
             *       "label": "hot"
             *     }
             */
            body?: components["schemas"]["CreateContactBody"] | components["schemas"]["UpdateContactBody"];
        };
        /** @description The fields of the contact that changed. */
        ContactChange: {
            /**
             * @description Their names, as in the contact; among them may be one that only `/v1` shows, such as `job_title`.
             * @example [
             *       "label",
             *       "deal_stage"
             *     ]
             */
            changed: string[];
        };
        /** @description An activity of the type `contact.created`. */
        ContactCreatedActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "contact.created";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["NoActivityData"];
        };
        /** @description A contact was created. */
        ContactCreatedEvent: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "contact.created";
            ts: components["schemas"]["EventTime"];
            payload: components["schemas"]["ContactPayload"];
            sequence: components["schemas"]["EventSequence"];
        };
        /** @description An event of the type `contact.created`. */
        ContactCreatedFeedEvent: {
            id: components["schemas"]["FeedEventId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "contact.created";
            at: components["schemas"]["FeedEventAt"];
            sequence: components["schemas"]["FeedEventSequence"];
            record_id: components["schemas"]["FeedEventRecordId"];
            payload: components["schemas"]["ContactPayload"];
        };
        /** @description An activity of the type `contact.deleted`. */
        ContactDeletedActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "contact.deleted";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["NoActivityData"];
        };
        /** @description A contact was deleted; the payload is its last state. */
        ContactDeletedEvent: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "contact.deleted";
            ts: components["schemas"]["EventTime"];
            payload: components["schemas"]["ContactPayload"];
            sequence: components["schemas"]["EventSequence"];
        };
        /** @description An event of the type `contact.deleted`. */
        ContactDeletedFeedEvent: {
            id: components["schemas"]["FeedEventId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "contact.deleted";
            at: components["schemas"]["FeedEventAt"];
            sequence: components["schemas"]["FeedEventSequence"];
            record_id: components["schemas"]["FeedEventRecordId"];
            payload: components["schemas"]["ContactPayload"];
        };
        /**
         * @description A field that a contact can have or lack; `tags` counts as lacking when it is empty.
         * @enum {string}
         */
        ContactField: "full_name" | "company" | "email" | "phone" | "location" | "deal_stage" | "deal_value" | "label" | "owner_id" | "account_id" | "tags";
        ContactPage: {
            /** @description The contacts of this page. */
            data: components["schemas"]["Contact"][];
            /** @description What the page is. */
            meta: components["schemas"]["FollowedPageMeta"];
        };
        ContactPayload: {
            contact: components["schemas"]["Contact"];
        };
        /**
         * @description A field to sort contacts by; a leading `-` is descending.
         * @enum {string}
         */
        ContactSort: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "full_name" | "-full_name" | "company" | "-company" | "deal_value" | "-deal_value";
        /**
         * @description Where a contact came from.
         * @enum {string}
         */
        ContactSource: "api" | "ui" | "csv_import" | "map_prospecting";
        /** @description An activity of the type `contact.updated`. */
        ContactUpdatedActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "contact.updated";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["ContactChange"];
        };
        /** @description A contact was changed: at least one field is another. */
        ContactUpdatedEvent: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "contact.updated";
            ts: components["schemas"]["EventTime"];
            payload: components["schemas"]["ContactPayload"];
            sequence: components["schemas"]["EventSequence"];
        };
        /** @description An event of the type `contact.updated`. */
        ContactUpdatedFeedEvent: {
            id: components["schemas"]["FeedEventId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "contact.updated";
            at: components["schemas"]["FeedEventAt"];
            sequence: components["schemas"]["FeedEventSequence"];
            record_id: components["schemas"]["FeedEventRecordId"];
            payload: components["schemas"]["ContactPayload"];
        };
        CreateApiKeyBody: {
            /**
             * @description What it is for; it stands beside what the key does.
             * @example website
             */
            name: string;
            /**
             * @description What it may do: `write` includes `read`; `admin` opens Settings and nothing else.
             * @example [
             *       "read",
             *       "write"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: date-time
             * @description When it ends: RFC 3339 with an offset, in the future. Without it, or with null, never.
             * @example 2099-12-31T00:00:00Z
             */
            expires_at?: string | null;
        };
        CreateContactBody: {
            /**
             * @description The person's full name, or the name by which the contact is known.
             * @example Wasatch Drug Testing
             */
            full_name?: string | null;
            /**
             * @description The company.
             * @example Wasatch Drug Testing
             */
            company?: string | null;
            /**
             * Format: idn-email
             * @description Email address. It need not be unique.
             * @example sales@wasatchdrug.example
             */
            email?: string | null;
            /**
             * @description Phone number, in any notation.
             * @example 801-555-0102
             */
            phone?: string | null;
            /**
             * @description Where the contact is.
             * @example Murray, UT
             */
            location?: string | null;
            /**
             * @description Stage of the deal with this contact: its key as it is shown, or its label in any case. An unknown one is added to the pipeline, unless that is locked. `null` archives the deal.
             * @example qualified
             */
            deal_stage?: string | null;
            /**
             * @description Value of the deal with this contact, with at most 2 decimals, kept exactly.
             * @example 42000
             */
            deal_value?: number | null;
            /**
             * @description One word to sort contacts by, such as `hot`.
             * @example hot
             */
            label?: string | null;
            /**
             * @description Words to find contacts by, kept in their order.
             * @example [
             *       "employer",
             *       "utah"
             *     ]
             */
            tags?: string[] | null;
            /**
             * Format: uuid
             * @description The user of your organization who looks after it, of `GET /api/v1/users`.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75
             */
            owner_id?: string | null;
            /**
             * @description Values of custom fields, by the `property_name` of each: those that are not sent stay, `null` clears one. The custom values of one record have at most 262144 bytes (256 KB) together, as JSON in UTF-8 with dates in RFC 3339.
             * @example {}
             */
            custom_fields?: {
                [key: string]: unknown;
            };
        } | {
            full_name: string;
        } | {
            company: string;
        };
        CreateTaskBody: {
            /**
             * @description One word for the kind of task.
             * @example call
             */
            category?: string | null;
            /**
             * Format: date-time
             * @description When it is due: RFC 3339 with an offset.
             * @example 2026-05-20T14:00:00Z
             */
            due_at?: string | null;
            /**
             * Format: uuid
             * @description The contact that it is about, one of your organization.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            contact_id?: string | null;
            /**
             * Format: uuid
             * @description The user of your organization who does it, of `GET /api/v1/users`.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75
             */
            owner_id?: string | null;
            /**
             * @description What is to be done.
             * @example Call Pinnacle Tox Lab about Q3 contract
             */
            title: string;
            /**
             * @description Where the task stands. `done` and `completed` mean the same; the word you send is the one you get back.
             * @default open
             * @example open
             */
            status?: components["schemas"]["TaskStatus"];
            /**
             * @description How urgent it is; `normal` ranks with `medium`.
             * @default medium
             * @example high
             */
            priority?: components["schemas"]["TaskPriority"];
        };
        CreateWebhookBody: {
            /**
             * Format: uri
             * @description Where events are sent by POST: an https URL on the public internet, without a user name or password. It is shown in ASCII: the host in punycode, other characters percent-encoded.
             * @example https://hooks.example.com/oratek
             */
            url: string;
            /**
             * @description The events that it wants: at least one, none twice.
             * @example [
             *       "contact.created",
             *       "deal.stage_changed"
             *     ]
             */
            events: components["schemas"]["EventType"][];
            /**
             * @description What it is for, for people.
             * @example Keeps the warehouse in step
             */
            description?: string | null;
        };
        DealItem: {
            /**
             * Format: uuid
             * @description Id of the contact, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            id: string;
            /**
             * @description Full name.
             * @example Pinnacle Tox Lab
             */
            full_name: string | null;
            /**
             * @description Company.
             * @example Pinnacle Tox Lab
             */
            company: string | null;
            /**
             * @description The stage's key.
             * @example qualified
             */
            deal_stage: string;
            /**
             * @description Value of the deal.
             * @example 28000
             */
            deal_value: number | null;
            /**
             * @description Label of the contact.
             * @example hot
             */
            label: string | null;
        };
        DealPage: {
            /** @description The deals of this page. */
            data: components["schemas"]["DealItem"][];
            /** @description What the page is. */
            meta: components["schemas"]["PageMeta"];
        };
        /** @description An activity of the type `deal.stage_changed`. */
        DealStageChangedActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "deal.stage_changed";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["StageChange"];
        };
        /** @description The deal with a contact moved to another stage. */
        DealStageChangedEvent: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "deal.stage_changed";
            ts: components["schemas"]["EventTime"];
            payload: components["schemas"]["StageChangePayload"];
            sequence: components["schemas"]["EventSequence"];
        };
        /** @description An event of the type `deal.stage_changed`. */
        DealStageChangedFeedEvent: {
            id: components["schemas"]["FeedEventId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "deal.stage_changed";
            at: components["schemas"]["FeedEventAt"];
            sequence: components["schemas"]["FeedEventSequence"];
            record_id: components["schemas"]["FeedEventRecordId"];
            payload: components["schemas"]["StageChangePayload"];
        };
        /**
         * @description What a delivery can be about: an event, or a test of the subscription.
         * @enum {string}
         */
        DeliveredEventType: "contact.created" | "contact.updated" | "contact.deleted" | "deal.stage_changed" | "task.created" | "task.completed" | "task.updated" | "task.deleted" | "account.created" | "account.updated" | "account.deleted" | "opportunity.created" | "opportunity.updated" | "opportunity.deleted" | "note.created" | "note.updated" | "note.deleted" | "webhook.test";
        Delivery: {
            /**
             * Format: uuid
             * @description Id of the delivery, which `X-OraTek-Delivery` carries.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
             */
            id: string;
            /**
             * Format: uuid
             * @description Id of the event, which `webhook-id` carries; the same in every resend.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
             */
            event_id: string;
            /**
             * @description What happened.
             * @example contact.created
             */
            event: components["schemas"]["DeliveredEventType"];
            /**
             * Format: uuid
             * @description The subscription that it is for.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
             */
            subscription_id: string;
            /**
             * @description `pending` until an attempt succeeds, or none is left.
             * @example succeeded
             */
            status: components["schemas"]["DeliveryStatus"];
            /**
             * @description How many attempts were made.
             * @example 1
             */
            attempts: number;
            /**
             * Format: date-time
             * @description When the next attempt is due; null if none is.
             * @example null
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When it was made: UTC, in milliseconds.
             * @example 2026-05-14T18:24:30.000Z
             */
            created_at: string;
        };
        DeliveryAttempt: {
            /**
             * Format: date-time
             * @description When it began: UTC, in milliseconds.
             * @example 2026-05-14T18:24:30.120Z
             */
            at: string;
            /**
             * @description The status of the answer; null if there was none.
             * @example 200
             */
            status_code: number | null;
            /**
             * @description How long it took, in milliseconds.
             * @example 87
             */
            duration_ms: number;
            /**
             * @description Why there is no answer; null if one began.
             * @example null
             */
            error: string | null;
            /**
             * @description The first 4 KiB of the answer's body; if it broke off, that is said at its end, in brackets.
             * @example ok
             */
            response_excerpt: string | null;
        };
        DeliveryPage: {
            /** @description The deliveries of this page. */
            data: components["schemas"]["Delivery"][];
            /** @description What the page is. */
            meta: components["schemas"]["PageMeta"];
        };
        /**
         * @description `pending` until an attempt succeeds, or none is left.
         * @enum {string}
         */
        DeliveryStatus: "pending" | "succeeded" | "failed";
        DeliveryWithAttempts: {
            /**
             * Format: uuid
             * @description Id of the delivery, which `X-OraTek-Delivery` carries.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
             */
            id: string;
            /**
             * Format: uuid
             * @description Id of the event, which `webhook-id` carries; the same in every resend.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
             */
            event_id: string;
            /**
             * @description What happened.
             * @example contact.created
             */
            event: components["schemas"]["DeliveredEventType"];
            /**
             * Format: uuid
             * @description The subscription that it is for.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
             */
            subscription_id: string;
            /**
             * @description `pending` until an attempt succeeds, or none is left.
             * @example succeeded
             */
            status: components["schemas"]["DeliveryStatus"];
            /**
             * @description How many attempts were made.
             * @example 1
             */
            attempts: number;
            /**
             * Format: date-time
             * @description When the next attempt is due; null if none is.
             * @example null
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @description When it was made: UTC, in milliseconds.
             * @example 2026-05-14T18:24:30.000Z
             */
            created_at: string;
            /** @description The attempts, the first one first. */
            attempt_log: components["schemas"]["DeliveryAttempt"][];
        };
        /** @description An activity of the type `EMAIL`. */
        EmailActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "EMAIL";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["PushedActivityData"];
        };
        /** @description An activity of the type `EMAIL_OPEN`. */
        EmailOpenActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "EMAIL_OPEN";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["PushedActivityData"];
        };
        ErrorBody: {
            /**
             * @description What went wrong; stable, for programs.
             * @example not_found
             */
            error: components["schemas"]["ErrorCode"];
            /**
             * @description One sentence that a person can act on.
             * @example Contact does not exist or has been deleted.
             */
            message: string;
            /** @description Only with `validation`: every fault, not only the first. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description What went wrong; stable, for programs.
         * @enum {string}
         */
        ErrorCode: "no_fields" | "invalid_json" | "missing_api_key" | "invalid_api_key" | "revoked_api_key" | "insufficient_scope" | "https_required" | "not_found" | "method_not_allowed" | "idempotency_in_progress" | "precondition_failed" | "payload_too_large" | "unsupported_media_type" | "validation" | "idempotency_mismatch" | "rate_limited" | "bad_request" | "not_implemented" | "internal" | "unavailable";
        ErrorDetail: {
            /**
             * @description Dotted path of the field in the body (`tags.3`), the name of the query parameter, or `id`.
             * @example deal_value
             */
            field: string;
            /**
             * @description The rule that was broken; stable, for programs.
             * @example max
             */
            code: string;
            /**
             * @description What to change, for people.
             * @example deal_value must be at most 999999999999.99.
             */
            message: string;
        };
        EventPage: {
            /** @description The events, by `at`, `record_id` and `sequence`. */
            data: components["schemas"]["FeedEvent"][];
            /** @description Where to go on. */
            meta: components["schemas"]["EventPageMeta"];
        };
        EventPageMeta: {
            /**
             * @description Give it as `cursor` the next time; it is always there. A cursor is kept as long as you like.
             * @example WyJxN0I0cWM4TSIsIjIwMjYtMDUtMTRUMTg6MjQ6MzAuMDAwWiJd
             */
            next_cursor: string;
            /**
             * @description Whether there is more to read right now. With a filter, also an empty answer may say so.
             * @example false
             */
            has_more: boolean;
        };
        /**
         * @description Number of the event among those of its record, from 1 without gaps; deletion of a contact may leave some undelivered.
         * @example 1
         */
        EventSequence: number;
        /**
         * Format: date-time
         * @description When it happened: UTC, in milliseconds.
         * @example 2026-05-14T18:24:30.000Z
         */
        EventTime: string;
        /**
         * @description What can happen to a record.
         * @enum {string}
         */
        EventType: "contact.created" | "contact.updated" | "contact.deleted" | "deal.stage_changed" | "task.created" | "task.completed" | "task.updated" | "task.deleted" | "account.created" | "account.updated" | "account.deleted" | "opportunity.created" | "opportunity.updated" | "opportunity.deleted" | "note.created" | "note.updated" | "note.deleted";
        /** @description Something that happened to a record; `type` says what, and what `payload` has. */
        FeedEvent: components["schemas"]["ContactCreatedFeedEvent"] | components["schemas"]["ContactUpdatedFeedEvent"] | components["schemas"]["ContactDeletedFeedEvent"] | components["schemas"]["DealStageChangedFeedEvent"] | components["schemas"]["TaskCreatedFeedEvent"] | components["schemas"]["TaskCompletedFeedEvent"] | components["schemas"]["TaskUpdatedFeedEvent"] | components["schemas"]["TaskDeletedFeedEvent"] | components["schemas"]["AccountCreatedFeedEvent"] | components["schemas"]["AccountUpdatedFeedEvent"] | components["schemas"]["AccountDeletedFeedEvent"] | components["schemas"]["OpportunityCreatedFeedEvent"] | components["schemas"]["OpportunityUpdatedFeedEvent"] | components["schemas"]["OpportunityDeletedFeedEvent"] | components["schemas"]["NoteCreatedFeedEvent"] | components["schemas"]["NoteUpdatedFeedEvent"] | components["schemas"]["NoteDeletedFeedEvent"];
        /**
         * Format: date-time
         * @description When it happened: UTC, in milliseconds. It never goes back among the events of a record.
         * @example 2026-05-14T18:24:30.000Z
         */
        FeedEventAt: string;
        /**
         * Format: uuid
         * @description Id of the event, a UUID: that which `webhook-id` of its deliveries carries.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
         */
        FeedEventId: string;
        /**
         * Format: uuid
         * @description The contact or the task that it happened to.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
         */
        FeedEventRecordId: string;
        /**
         * @description Number of the event among those of its record, from 1 without gaps; of a deleted contact only the last is left.
         * @example 1
         */
        FeedEventSequence: number;
        FollowedPageMeta: {
            /**
             * @description Number of records on this page.
             * @example 1
             */
            count: number;
            /**
             * @description The limit that was applied.
             * @example 50
             */
            limit: number;
            /**
             * @description The offset that was applied.
             * @example 0
             */
            offset: number;
            /**
             * @description Give it as `cursor` to read the next page; null on the last page.
             * @example null
             */
            next_cursor: string | null;
            /**
             * @description Number of records on all pages; only with `total=exact`.
             * @example 1
             */
            total?: number;
            /**
             * Format: date-time
             * @description Only with `updated_since`: each change with an earlier `updated_at` was visible to this walk, or will never be. All pages of a walk say the same. Give it as `updated_since` when you ask the next time: every change comes at least once.
             * @example 2026-05-14T18:24:27.500Z
             */
            synced_until?: string;
        };
        /** @description An error with the code `insufficient_scope` or `https_required`. */
        ForbiddenError: {
            /**
             * @description What went wrong; stable, for programs.
             * @example insufficient_scope
             */
            error: components["schemas"]["ForbiddenErrorCode"];
            /**
             * @description One sentence that a person can act on.
             * @example The token lacks the scope "write", which this request needs: use a key that has it.
             */
            message: string;
        };
        /**
         * @description What went wrong; stable, for programs.
         * @enum {string}
         */
        ForbiddenErrorCode: "insufficient_scope" | "https_required";
        FoundAnswer: {
            /** @description The records, best first, at most 25. */
            data: components["schemas"]["FoundItem"][];
        };
        FoundItem: {
            /**
             * @description What it is.
             * @example contact
             */
            type: components["schemas"]["FoundType"];
            /**
             * Format: uuid
             * @description Id of the record, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            id: string;
            /**
             * @description Its name: a contact's full name or company, an account's name or domain, a deal's name, a task's title.
             * @example Pinnacle Tox Lab
             */
            title: string;
            /**
             * @description What tells it from others: a contact's company or email, an account's domain or industry, a deal's stage, a task's status.
             * @example info@pinnacle.example
             */
            subtitle: string | null;
            /**
             * Format: uri-reference
             * @description Path of the record in the API that has it.
             * @example /api/v1/contacts/019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            url: string;
        };
        /**
         * @description A sort of records that are searched together.
         * @enum {string}
         */
        FoundType: "contact" | "account" | "deal" | "task";
        HealthBody: {
            /**
             * @description Always `ok`; anything else is an error.
             * @example ok
             * @constant
             */
            status: "ok";
        };
        HeldKey: {
            /**
             * Format: uuid
             * @description Id of the key, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5f
             */
            id: string;
            /**
             * @description The first 12 characters of its token.
             * @example otk_a1b2c3d4
             */
            prefix: string;
            /**
             * @description What it is for.
             * @example website
             */
            name: string;
            /**
             * @description Whether it works, was revoked, or has expired.
             * @example active
             */
            state: components["schemas"]["ApiKeyState"];
        };
        /** @description An error with the code `idempotency_in_progress`. */
        IdempotencyInProgressError: {
            /**
             * @description What went wrong; stable, for programs.
             * @example idempotency_in_progress
             * @constant
             */
            error: "idempotency_in_progress";
            /**
             * @description One sentence that a person can act on.
             * @example The first request with this Idempotency-Key still runs: send it again in a moment.
             */
            message: string;
        };
        /** @description An activity of the type `IN_PERSON_MEETING`. */
        InPersonMeetingActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "IN_PERSON_MEETING";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["PushedActivityData"];
        };
        /** @description An error with the code `internal`. */
        InternalError: {
            /**
             * @description What went wrong; stable, for programs.
             * @example internal
             * @constant
             */
            error: "internal";
            /**
             * @description One sentence that a person can act on.
             * @example Something went wrong on our side; the X-Request-Id of this answer leads to what it was.
             */
            message: string;
        };
        /** @description An error with the code `invalid_json`. */
        InvalidJsonError: {
            /**
             * @description What went wrong; stable, for programs.
             * @example invalid_json
             * @constant
             */
            error: "invalid_json";
            /**
             * @description One sentence that a person can act on.
             * @example The body is not valid JSON.
             */
            message: string;
        };
        /** @description An error with the code `invalid_json` or `no_fields`. */
        InvalidJsonOrNoFieldsError: {
            /**
             * @description What went wrong; stable, for programs.
             * @example invalid_json
             */
            error: components["schemas"]["InvalidJsonOrNoFieldsErrorCode"];
            /**
             * @description One sentence that a person can act on.
             * @example The body is not valid JSON.
             */
            message: string;
        };
        /**
         * @description What went wrong; stable, for programs.
         * @enum {string}
         */
        InvalidJsonOrNoFieldsErrorCode: "invalid_json" | "no_fields";
        InviteUserBody: {
            /**
             * Format: idn-email
             * @description Where the user is reached. It is unique in your organization, in any case of letters, and never changes.
             * @example jane@example.com
             */
            email: string;
            /**
             * @description What the user may do.
             * @example member
             */
            role: components["schemas"]["UserRole"];
            /**
             * @description Name. Without one, what stands before the @ of the email is shown.
             * @example Jane Doe
             */
            name?: string | null;
        };
        InvitedUser: {
            /**
             * Format: uuid
             * @description Id of the user, a UUID; records name their owner by it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75
             */
            id: string;
            /**
             * Format: idn-email
             * @description Where the user is reached, and what it signs in with.
             * @example jane@example.com
             */
            email: string;
            /**
             * @description Name; unless it has been given, what stands before the @ of the email.
             * @example Jane Doe
             */
            name: string;
            /**
             * @description What the user may do.
             * @example member
             */
            role: components["schemas"]["UserRole"];
            /**
             * @description Whether the user may sign in and become the owner of records. One who is disabled is signed out everywhere within 100 ms.
             * @example true
             */
            active: boolean;
            /**
             * @description Whether the user has signed in yet, or may not.
             * @example invited
             */
            state: components["schemas"]["UserState"];
            /**
             * @description Whether the user can sign in with a password.
             * @example false
             */
            has_password: boolean;
            /**
             * Format: date-time
             * @description When the user last signed in: UTC, in milliseconds; null if never.
             * @example null
             */
            last_sign_in_at: string | null;
            /**
             * Format: date-time
             * @description When the user was invited: UTC, in milliseconds.
             * @example 2026-05-14T18:24:30.000Z
             */
            created_at: string;
            /**
             * @description The link, in this answer and never again; null where the answer is repeated for an Idempotency-Key. It works once. Whoever has it is signed in as the user: hand it to that person alone.
             * @example https://crm.example.com/account/link/q8Zl0vVJ3m2kX1c9TtB7nR5yE4wH6sUaLd_PfGjKoIQ
             */
            link: string | null;
            /**
             * Format: date-time
             * @description When the link ceases to work: UTC, in milliseconds.
             * @example 2026-05-21T18:24:30.000Z
             */
            expires_at: string;
        };
        IssuedApiKey: {
            /**
             * Format: uuid
             * @description Id of the key, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5f
             */
            id: string;
            /**
             * @description What it is for.
             * @example website
             */
            name: string;
            /**
             * @description The first 12 characters of its token, by which people tell keys apart.
             * @example otk_a1b2c3d4
             */
            prefix: string;
            /**
             * @description What it may do.
             * @example [
             *       "read",
             *       "write"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
            /**
             * @description Who issued it; null for keys of the command line and the demo, and for those from before this was kept.
             * @example {
             *       "type": "api_key",
             *       "id": "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d",
             *       "name": "automation"
             *     }
             */
            created_by: components["schemas"]["ApiKeyCreator"] | null;
            /**
             * Format: date-time
             * @description When it was issued: UTC, in milliseconds.
             * @example 2026-05-14T18:24:30.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it ends, or ended; null for never.
             * @example 2099-12-31T00:00:00.000Z
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description When it was last used, to the minute; null if never.
             * @example null
             */
            last_used_at: string | null;
            /**
             * Format: date-time
             * @description When it was revoked; null if it was not.
             * @example null
             */
            revoked_at: string | null;
            /**
             * @description The token, in this answer and never again; null where the answer is repeated for an Idempotency-Key.
             * @example otk_a1b2c3d4e5f6g7h8i9j0k1l2m3
             */
            token: string | null;
        };
        Job: {
            /**
             * Format: uuid
             * @description Id of the job, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a80
             */
            id: string;
            /**
             * @description `pending` has not begun, `running` has, `completed` has done all that it was to do.
             * @example running
             */
            status: components["schemas"]["JobStatus"];
            /**
             * @description How many records it has dealt with.
             * @example 500
             */
            done: number;
            /**
             * @description How many records there were to deal with when it was started, or more if there turn out to be more; once it is completed, how many it dealt with.
             * @example 1200
             */
            total: number;
        };
        /**
         * @description `pending` has not begun, `running` has, `completed` has done all that it was to do.
         * @enum {string}
         */
        JobStatus: "pending" | "running" | "completed";
        /** @description An activity of the type `LINK_CLICK`. */
        LinkClickActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "LINK_CLICK";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["PushedActivityData"];
        };
        /** @description An activity of the type `LINKEDIN_CONNECTION`. */
        LinkedinConnectionActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "LINKEDIN_CONNECTION";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["PushedActivityData"];
        };
        /** @description An activity of the type `LINKEDIN_MESSAGE`. */
        LinkedinMessageActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "LINKEDIN_MESSAGE";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["PushedActivityData"];
        };
        Me: {
            /**
             * Format: uuid
             * @description Id of the user, a UUID; records name their owner by it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75
             */
            id: string;
            /**
             * @description Email, by which the person signs in.
             * @example jane@acme.example
             */
            email: string;
            /**
             * @description Name, as others see it.
             * @example Jane Doe
             */
            name: string;
            /**
             * @description Role, which an admin changes.
             * @example member
             */
            role: components["schemas"]["UserRole"];
            /**
             * @description What the role may do.
             * @example [
             *       "read",
             *       "write"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
            /** @description The organization. */
            organization: components["schemas"]["MyOrganization"];
            /** @description The session of the request. */
            session: components["schemas"]["MySession"];
        };
        /** @description An activity of the type `MEETING`. */
        MeetingActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "MEETING";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["PushedActivityData"];
        };
        MergeStageBody: {
            /**
             * Format: uuid
             * @description Id of the other stage, of the same pipeline. One that is being merged itself stands for the stage that it leads to.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71
             */
            into: string;
        };
        MyOrganization: {
            /**
             * Format: uuid
             * @description Its id, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a50
             */
            id: string;
            /**
             * @description Its short name.
             * @example acme
             */
            slug: string;
            /**
             * @description Its name.
             * @example Acme Laboratories
             */
            name: string;
            /**
             * @description The time zone in which its people read times: a name of the IANA database.
             * @example America/Denver
             */
            time_zone: string;
            /**
             * @description The currency of all its money: a code of ISO 4217.
             * @example USD
             */
            currency: string;
        };
        MySession: {
            /**
             * Format: uuid
             * @description Its id, by which it can be ended. It grants no access.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a90
             */
            id: string;
        };
        /** @description Nothing more than the type says. */
        NoActivityData: Record<string, never>;
        /** @description An error with the code `not_found`. */
        NotFoundError: {
            /**
             * @description What went wrong; stable, for programs.
             * @example not_found
             * @constant
             */
            error: "not_found";
            /**
             * @description One sentence that a person can act on.
             * @example Contact does not exist or has been deleted.
             */
            message: string;
        };
        /** @description An error with the code `not_implemented`. */
        NotImplementedError: {
            /**
             * @description What went wrong; stable, for programs.
             * @example not_implemented
             * @constant
             */
            error: "not_implemented";
            /**
             * @description One sentence that a person can act on.
             * @example The server takes no transfer coding but "chunked": send the body as it is.
             */
            message: string;
        };
        Note: {
            /**
             * Format: uuid
             * @description Id of the note, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a73
             */
            id: string;
            /**
             * @description A line above the note.
             * @example Call about the Q3 contract
             */
            title: string | null;
            /**
             * @description The note itself.
             * @example They agree to the Q3 contract.
             *     Next call in May.
             */
            content: string;
            /**
             * @description Ids of the accounts that it is about, sorted.
             * @example [
             *       "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72"
             *     ]
             */
            account_ids: string[];
            /**
             * @description Ids of the contacts that it is about, sorted.
             * @example [
             *       "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b"
             *     ]
             */
            contact_ids: string[];
            /**
             * @description When it was written, in milliseconds since 1970.
             * @example 1770768000000
             */
            created_at: number;
            /**
             * @description When it last changed, in milliseconds since 1970.
             * @example 1770768000000
             */
            updated_at: number;
        };
        /** @description The fields of the note that changed. */
        NoteChange: {
            /**
             * @description Their names, as in the note.
             * @example [
             *       "content"
             *     ]
             */
            changed: string[];
        };
        /** @description An activity of the type `note.created`. */
        NoteCreatedActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "note.created";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["NoActivityData"];
        };
        /** @description A note was written. */
        NoteCreatedEvent: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "note.created";
            ts: components["schemas"]["EventTime"];
            payload: components["schemas"]["NotePayload"];
            sequence: components["schemas"]["EventSequence"];
        };
        /** @description An event of the type `note.created`. */
        NoteCreatedFeedEvent: {
            id: components["schemas"]["FeedEventId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "note.created";
            at: components["schemas"]["FeedEventAt"];
            sequence: components["schemas"]["FeedEventSequence"];
            record_id: components["schemas"]["FeedEventRecordId"];
            payload: components["schemas"]["NotePayload"];
        };
        /** @description An activity of the type `note.deleted`. */
        NoteDeletedActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "note.deleted";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["NoActivityData"];
        };
        /** @description A note was deleted; the payload is its last state. */
        NoteDeletedEvent: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "note.deleted";
            ts: components["schemas"]["EventTime"];
            payload: components["schemas"]["NotePayload"];
            sequence: components["schemas"]["EventSequence"];
        };
        /** @description An event of the type `note.deleted`. */
        NoteDeletedFeedEvent: {
            id: components["schemas"]["FeedEventId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "note.deleted";
            at: components["schemas"]["FeedEventAt"];
            sequence: components["schemas"]["FeedEventSequence"];
            record_id: components["schemas"]["FeedEventRecordId"];
            payload: components["schemas"]["NotePayload"];
        };
        NotePayload: {
            note: components["schemas"]["Note"];
        };
        /** @description An activity of the type `note.updated`. */
        NoteUpdatedActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "note.updated";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["NoteChange"];
        };
        /** @description A note was changed: at least one field is another. */
        NoteUpdatedEvent: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "note.updated";
            ts: components["schemas"]["EventTime"];
            payload: components["schemas"]["NotePayload"];
            sequence: components["schemas"]["EventSequence"];
        };
        /** @description An event of the type `note.updated`. */
        NoteUpdatedFeedEvent: {
            id: components["schemas"]["FeedEventId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "note.updated";
            at: components["schemas"]["FeedEventAt"];
            sequence: components["schemas"]["FeedEventSequence"];
            record_id: components["schemas"]["FeedEventRecordId"];
            payload: components["schemas"]["NotePayload"];
        };
        OpenIdSettings: {
            /**
             * @description The issuer of the provider, exactly as its discovery document names it: an https URL, to which `/.well-known/openid-configuration` is added. Null if none is set.
             * @example https://login.example.com
             */
            issuer: string | null;
            /**
             * @description The id that the provider has given this server.
             * @example oratek
             */
            client_id: string | null;
            /**
             * @description Email domains of the organization, in ASCII: who has a verified address of one of them at the provider joins as a member at the first sign-in.
             * @example [
             *       "example.com"
             *     ]
             */
            email_domains: string[];
            /**
             * @description Whether people sign in by the provider alone: then no password is taken, and no reset is mailed. Links that an admin or the operator makes still work.
             * @example false
             */
            required: boolean;
            /**
             * Format: uri
             * @description The address to which the provider sends people back: register exactly this one there. It begins with `PUBLIC_URL` of the server.
             * @example https://crm.example.com/account/openid/callback/019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a50
             */
            redirect_uri: string;
            /**
             * @description What sets it. What the environment sets is changed there.
             * @example settings
             */
            configured_by: components["schemas"]["OpenIdSource"];
            /**
             * Format: date-time
             * @description When these settings last changed: UTC, in milliseconds; null unless they set it.
             * @example 2026-05-14T18:24:30.000Z
             */
            updated_at: string | null;
        };
        /**
         * @description What sets the OpenID Connect of an organization: nothing, these settings, or the variables `OPENID_…` of the server, which go before them.
         * @enum {string}
         */
        OpenIdSource: "none" | "settings" | "environment";
        Opportunity: {
            /**
             * Format: uuid
             * @description Id of the opportunity, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a74
             */
            id: string;
            /**
             * @description Its name.
             * @example Acme: 40 robots
             */
            name: string;
            /**
             * Format: uuid
             * @description Id of its pipeline.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
             */
            pipeline_id: string;
            /**
             * Format: uuid
             * @description Id of its stage.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71
             */
            stage_id: string;
            /**
             * @description The stage's label.
             * @example Qualified
             */
            stage_name: string;
            /**
             * Format: uuid
             * @description Id of its account.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72
             */
            account_id: string | null;
            /**
             * Format: uuid
             * @description Id of its primary contact. Of the opportunities of a contact, the one that it got last shows in `/api/v1/deals`.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            contact_id: string | null;
            /** @description Its other contacts, in the order in which they were sent. */
            additional_contacts: components["schemas"]["AdditionalContact"][];
            /**
             * @description Values of custom fields, by the `property_name` of each; dates in milliseconds since 1970. A field without a value is left out.
             * @example {}
             */
            custom_fields: {
                [key: string]: unknown;
            };
            /**
             * @description Its value in the organization's currency, with at most two decimals.
             * @example 28000
             */
            deal_size: number | null;
            /**
             * @description When it is expected to close, in milliseconds since 1970.
             * @example 1770768000000
             */
            close_date: number | null;
            /**
             * @description When the next step is due, in milliseconds since 1970.
             * @example 1770768000000
             */
            next_action_date: number | null;
            /**
             * @description What is to be done next.
             * @example Send the offer
             */
            next_steps: string | null;
            /**
             * Format: uuid
             * @description Id of the user that owns it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d
             */
            owner_id: string | null;
            /**
             * @description When it was created, in milliseconds since 1970.
             * @example 1770768000000
             */
            created_at: number;
            /**
             * @description When it last changed, in milliseconds since 1970.
             * @example 1770768000000
             */
            updated_at: number;
        };
        /** @description An activity of the type `opportunity.created`. */
        OpportunityCreatedActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "opportunity.created";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["NoActivityData"];
        };
        /** @description An opportunity was created: every deal is one, through whichever API it came. */
        OpportunityCreatedEvent: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "opportunity.created";
            ts: components["schemas"]["EventTime"];
            payload: components["schemas"]["OpportunityPayload"];
            sequence: components["schemas"]["EventSequence"];
        };
        /** @description An event of the type `opportunity.created`. */
        OpportunityCreatedFeedEvent: {
            id: components["schemas"]["FeedEventId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "opportunity.created";
            at: components["schemas"]["FeedEventAt"];
            sequence: components["schemas"]["FeedEventSequence"];
            record_id: components["schemas"]["FeedEventRecordId"];
            payload: components["schemas"]["OpportunityPayload"];
        };
        /** @description An activity of the type `opportunity.deleted`. */
        OpportunityDeletedActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "opportunity.deleted";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["NoActivityData"];
        };
        /** @description An opportunity was deleted, or archived with its contact; the payload is its last state. */
        OpportunityDeletedEvent: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "opportunity.deleted";
            ts: components["schemas"]["EventTime"];
            payload: components["schemas"]["OpportunityPayload"];
            sequence: components["schemas"]["EventSequence"];
        };
        /** @description An event of the type `opportunity.deleted`. */
        OpportunityDeletedFeedEvent: {
            id: components["schemas"]["FeedEventId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "opportunity.deleted";
            at: components["schemas"]["FeedEventAt"];
            sequence: components["schemas"]["FeedEventSequence"];
            record_id: components["schemas"]["FeedEventRecordId"];
            payload: components["schemas"]["OpportunityPayload"];
        };
        OpportunityPayload: {
            opportunity: components["schemas"]["Opportunity"];
        };
        /** @description An activity of the type `opportunity.updated`. */
        OpportunityUpdatedActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "opportunity.updated";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["NoActivityData"];
        };
        /** @description An opportunity was changed: at least one field is another. */
        OpportunityUpdatedEvent: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "opportunity.updated";
            ts: components["schemas"]["EventTime"];
            payload: components["schemas"]["OpportunityPayload"];
            sequence: components["schemas"]["EventSequence"];
        };
        /** @description An event of the type `opportunity.updated`. */
        OpportunityUpdatedFeedEvent: {
            id: components["schemas"]["FeedEventId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "opportunity.updated";
            at: components["schemas"]["FeedEventAt"];
            sequence: components["schemas"]["FeedEventSequence"];
            record_id: components["schemas"]["FeedEventRecordId"];
            payload: components["schemas"]["OpportunityPayload"];
        };
        Organization: {
            /**
             * Format: uuid
             * @description Id of the organization, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a50
             */
            id: string;
            /**
             * @description Its short name, for commands of the server.
             * @example acme
             */
            slug: string;
            /**
             * @description Its name.
             * @example Acme Laboratories
             */
            name: string;
            /**
             * @description The time zone in which its people read times: a name of the IANA database. This API itself speaks UTC.
             * @example America/Denver
             */
            time_zone: string;
            /**
             * @description The currency of all its money: a code of ISO 4217. Amounts are not converted when it changes.
             * @example USD
             */
            currency: string;
            /**
             * @description Where its people find help: an email address or an https URL. An answer with 500 names it; null for none.
             * @example help@example.com
             */
            support_address: string | null;
            /**
             * @description Its plan. The operator of the server changes it.
             * @example pro
             */
            plan: components["schemas"]["Plan"];
            /**
             * @description How many requests it may make in an hour, with all its keys together. The operator of the server changes it.
             * @example 5000
             */
            requests_per_hour: number;
            /**
             * Format: date-time
             * @description When it was made: UTC, in milliseconds.
             * @example 2026-05-14T18:24:30.000Z
             */
            created_at: string;
        };
        /** @description An activity of the type `OTHER`. */
        OtherActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "OTHER";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["PushedActivityData"];
        };
        PageMeta: {
            /**
             * @description Number of records on this page.
             * @example 1
             */
            count: number;
            /**
             * @description The limit that was applied.
             * @example 50
             */
            limit: number;
            /**
             * @description The offset that was applied.
             * @example 0
             */
            offset: number;
            /**
             * @description Give it as `cursor` to read the next page; null on the last page.
             * @example null
             */
            next_cursor: string | null;
            /**
             * @description Number of records on all pages; only with `total=exact`.
             * @example 1
             */
            total?: number;
        };
        /** @description An error with the code `payload_too_large`. */
        PayloadTooLargeError: {
            /**
             * @description What went wrong; stable, for programs.
             * @example payload_too_large
             * @constant
             */
            error: "payload_too_large";
            /**
             * @description One sentence that a person can act on.
             * @example The body is larger than 1 MiB: send less at a time.
             */
            message: string;
        };
        /**
         * @description The plan of an organization, which decides its quota.
         * @enum {string}
         */
        Plan: "pro" | "enterprise";
        /** @description An error with the code `precondition_failed`. */
        PreconditionFailedError: {
            /**
             * @description What went wrong; stable, for programs.
             * @example precondition_failed
             * @constant
             */
            error: "precondition_failed";
            /**
             * @description One sentence that a person can act on.
             * @example The record no longer matches your If-Match: read it again before you change it.
             */
            message: string;
        };
        /** @description What was said of an activity that was pushed in. */
        PushedActivityData: {
            /**
             * @description What it was about.
             * @example Walked through the Q3 contract.
             */
            description: string | null;
            /**
             * @description Emails of those who took part.
             * @example [
             *       "sales@wasatchdrug.example"
             *     ]
             */
            participants: string[];
            /**
             * @description Domains of the accounts that it is about.
             * @example [
             *       "wasatchdrug.example"
             *     ]
             */
            domains: string[];
            /**
             * @description What its client keeps with it.
             * @example {
             *       "minutes": 25
             *     }
             */
            metadata: {
                [key: string]: unknown;
            };
        };
        /** @description An error with the code `rate_limited`. */
        RateLimitedError: {
            /**
             * @description What went wrong; stable, for programs.
             * @example rate_limited
             * @constant
             */
            error: "rate_limited";
            /**
             * @description One sentence that a person can act on.
             * @example Your organization has made 5000 requests within an hour, all that it may: try again in 12 seconds.
             */
            message: string;
        };
        ReassignBody: {
            /**
             * Format: uuid
             * @description The active user who becomes the owner; null for no owner.
             * @example null
             */
            to: string | null;
        };
        ResendBody: {
            /**
             * Format: date-time
             * @description The moment of the first event, at most 30 days back: RFC 3339 with an offset. A day before `to`, if it is absent.
             * @example 2026-05-14T18:00:00Z
             */
            from?: string | null;
            /**
             * Format: date-time
             * @description The moment up to which events are sent, itself left out; now, if it is absent.
             * @example 2026-05-14T19:00:00Z
             */
            to?: string | null;
            /**
             * @description Only these of the subscription's events.
             * @example [
             *       "contact.created"
             *     ]
             */
            events?: components["schemas"]["EventType"][];
        };
        ResendResult: {
            /**
             * @description How many deliveries were made; they are sent from now on.
             * @example 12
             */
            deliveries: number;
        };
        RotateApiKeyBody: {
            /**
             * @description How many seconds the old key still works, if it does not end sooner by itself; 0 revokes it at once.
             * @default 86400
             * @example 3600
             */
            overlap_seconds?: number;
            /**
             * Format: date-time
             * @description When the new key ends: RFC 3339 with an offset, in the future; null for never. Without it, it lasts as long as the old key was to last.
             * @example 2099-12-31T00:00:00Z
             */
            expires_at?: string | null;
        };
        RotateWebhookSecretBody: {
            /**
             * @description For how many seconds the secret before stays in use beside the new one; 0 for not at all.
             * @default 86400
             * @example 86400
             */
            overlap_seconds?: number;
        };
        /**
         * @description What a key may do: `write` includes `read`; `admin` opens Settings and nothing else.
         * @enum {string}
         */
        Scope: "read" | "write" | "admin";
        Session: {
            /**
             * Format: uuid
             * @description Id of the session, a UUID. It grants no access.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a90
             */
            id: string;
            /**
             * @description Whether it is the one of this request.
             * @example true
             */
            is_present: boolean;
            /**
             * @description How the person signed in.
             * @example password
             */
            method: components["schemas"]["SignInMethod"];
            /**
             * Format: date-time
             * @description When: UTC, in milliseconds.
             * @example 2026-05-14T18:24:30.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last used, to the minute. It ends 12 hours later, and 30 days after it began.
             * @example 2026-05-14T18:24:30.000Z
             */
            last_seen_at: string;
            /**
             * @description The address from which the person signed in; null if it is not known.
             * @example 198.51.100.7
             */
            address: string | null;
            /**
             * @description What the browser called itself then; null if nothing.
             * @example Mozilla/5.0
             */
            user_agent: string | null;
        };
        SessionList: {
            /** @description All of them, the newest first: a user has at most 50. */
            data: components["schemas"]["Session"][];
        };
        SetOpenIdBody: {
            /**
             * @description The issuer of the provider, exactly as its discovery document names it: an https URL, to which `/.well-known/openid-configuration` is added.
             * @example https://login.example.com
             */
            issuer: string;
            /**
             * @description The id that the provider has given this server.
             * @example oratek
             */
            client_id: string;
            /**
             * @description The secret that the provider has given this server. It is kept encrypted and never shown. Required at first, and with another issuer; else the present one is kept if it is absent.
             * @example a-secret-of-the-provider
             */
            client_secret?: string;
            /**
             * @description Email domains of the organization, in ASCII: who has a verified address of one of them at the provider joins as a member at the first sign-in. None if it is absent.
             * @example [
             *       "example.com"
             *     ]
             */
            email_domains?: string[] | null;
            /**
             * @description Whether people sign in by the provider alone: then no password is taken, and no reset is mailed. Links that an admin or the operator makes still work.
             * @example false
             */
            required?: boolean;
        };
        /**
         * @description The states into which an admin can bring a subscription.
         * @enum {string}
         */
        SettableWebhookStatus: "active" | "paused";
        SettingsPipeline: {
            /**
             * Format: uuid
             * @description Id of the pipeline, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
             */
            id: string;
            /**
             * @description Its name.
             * @example Sales
             */
            name: string;
            /**
             * @description Whether stages that it does not have are refused.
             * @example false
             */
            locked: boolean;
            /**
             * @description Whether `deal_stage` opens deals in it.
             * @example true
             */
            is_default: boolean;
        };
        SettingsStage: {
            /**
             * Format: uuid
             * @description Id of the stage, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71
             */
            id: string;
            /**
             * Format: uuid
             * @description Id of its pipeline, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
             */
            pipeline_id: string;
            /**
             * @description What `deal_stage` shows; never changes.
             * @example security_review
             */
            key: string;
            /**
             * @description What people call it.
             * @example Security review
             */
            label: string;
            /**
             * @description Its place, from 1.
             * @example 4
             */
            stage_order: number;
            /**
             * @description Its color; null if it has none.
             * @example #36b37e
             */
            color: string | null;
            /**
             * @description Whether a deal in it is still open, was won or lost.
             * @example default
             */
            stage_type: components["schemas"]["StageType"];
            /**
             * @description How likely a deal in it is won, in percent; null if it was never set.
             * @example 60
             */
            probability: number | null;
            /**
             * @description Whether new opportunities begin in it.
             * @example true
             */
            is_default: boolean;
        };
        SettingsUser: {
            /**
             * Format: uuid
             * @description Id of the user, a UUID; records name their owner by it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75
             */
            id: string;
            /**
             * Format: idn-email
             * @description Where the user is reached, and what it signs in with.
             * @example jane@example.com
             */
            email: string;
            /**
             * @description Name; unless it has been given, what stands before the @ of the email.
             * @example Jane Doe
             */
            name: string;
            /**
             * @description What the user may do.
             * @example member
             */
            role: components["schemas"]["UserRole"];
            /**
             * @description Whether the user may sign in and become the owner of records. One who is disabled is signed out everywhere within 100 ms.
             * @example true
             */
            active: boolean;
            /**
             * @description Whether the user has signed in yet, or may not.
             * @example invited
             */
            state: components["schemas"]["UserState"];
            /**
             * @description Whether the user can sign in with a password.
             * @example false
             */
            has_password: boolean;
            /**
             * Format: date-time
             * @description When the user last signed in: UTC, in milliseconds; null if never.
             * @example null
             */
            last_sign_in_at: string | null;
            /**
             * Format: date-time
             * @description When the user was invited: UTC, in milliseconds.
             * @example 2026-05-14T18:24:30.000Z
             */
            created_at: string;
        };
        SettingsUserPage: {
            /** @description The users of this page. */
            data: components["schemas"]["SettingsUser"][];
            /** @description What the page is. */
            meta: components["schemas"]["PageMeta"];
        };
        /**
         * @description How a person has proven who they are: by password, at the identity provider of the organization, or by a one-time link.
         * @enum {string}
         */
        SignInMethod: "password" | "openid" | "link";
        /** @description The move of a deal. */
        StageChange: {
            /**
             * @description Key of the stage that it moved to.
             * @example qualified
             */
            new_stage: string;
            /**
             * @description Key of the stage before; null if there was none.
             * @example lead
             */
            previous_stage: string | null;
        };
        StageChangePayload: {
            contact: components["schemas"]["Contact"];
            /**
             * @description Key of the stage that it moved to.
             * @example qualified
             */
            new_stage: string;
            /**
             * @description Key of the stage before; null if there was none.
             * @example lead
             */
            previous_stage: string | null;
        };
        /**
         * @description Whether an opportunity in the stage is still open (`default`), was won (`positive`) or lost (`negative`).
         * @enum {string}
         */
        StageType: "default" | "positive" | "negative";
        Task: {
            /**
             * Format: uuid
             * @description Id of the task, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5c
             */
            id: string;
            /**
             * @description What is to be done.
             * @example Call Pinnacle Tox Lab about Q3 contract
             */
            title: string;
            /**
             * @description Where it stands.
             * @example open
             */
            status: components["schemas"]["TaskStatus"];
            /**
             * @description How urgent it is.
             * @example high
             */
            priority: components["schemas"]["TaskPriority"];
            /**
             * @description Kind of task.
             * @example call
             */
            category: string | null;
            /**
             * Format: date-time
             * @description When it is due: UTC, in milliseconds.
             * @example 2026-05-20T14:00:00.000Z
             */
            due_at: string | null;
            /**
             * Format: uuid
             * @description The contact that it is about.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            contact_id: string | null;
            /**
             * Format: uuid
             * @description The user who does it.
             * @example null
             */
            owner_id: string | null;
            /**
             * Format: date-time
             * @description When it was done; null while it is not.
             * @example null
             */
            completed_at: string | null;
            /**
             * Format: date-time
             * @description When it was created: UTC, in milliseconds.
             * @example 2026-05-14T18:24:30.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed: UTC, in milliseconds.
             * @example 2026-05-14T18:24:30.000Z
             */
            updated_at: string;
        };
        TaskBulkItem: {
            /**
             * @description What to do.
             * @example create
             */
            op: components["schemas"]["BulkOperation"];
            /**
             * Format: uuid
             * @description The record to update or delete; left out of a create.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            id?: string | null;
            /**
             * @description The `ETag` that the record must still have, with its quotes, as the header `If-Match`, which a bulk does not take; left out of a create.
             * @example "4CkRzxPBUfqYhDdCQvLVzw"
             */
            if_match?: string | null;
            /**
             * @description The record to create, or the fields to change, as the single request takes them; left out of a delete.
             * @example {
             *       "title": "Call Pinnacle Tox Lab about Q3 contract",
             *       "priority": "high"
             *     }
             */
            body?: components["schemas"]["CreateTaskBody"] | components["schemas"]["UpdateTaskBody"];
        };
        /** @description The task, and which fields of it changed. */
        TaskChange: {
            /**
             * Format: uuid
             * @description Id of the task.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5c
             */
            task_id: string;
            /**
             * @description Title of the task after the change.
             * @example Call Pinnacle Tox Lab about Q3 contract
             */
            title: string;
            /**
             * @description The names of those that a client may set, as in the task.
             * @example [
             *       "due_at"
             *     ]
             */
            changed: string[];
        };
        /** @description An activity of the type `task.completed`. */
        TaskCompletedActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "task.completed";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["TaskReference"];
        };
        /** @description A task became `done` or `completed`. */
        TaskCompletedEvent: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "task.completed";
            ts: components["schemas"]["EventTime"];
            payload: components["schemas"]["TaskPayload"];
            sequence: components["schemas"]["EventSequence"];
        };
        /** @description An event of the type `task.completed`. */
        TaskCompletedFeedEvent: {
            id: components["schemas"]["FeedEventId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "task.completed";
            at: components["schemas"]["FeedEventAt"];
            sequence: components["schemas"]["FeedEventSequence"];
            record_id: components["schemas"]["FeedEventRecordId"];
            payload: components["schemas"]["TaskPayload"];
        };
        /** @description An activity of the type `task.created`. */
        TaskCreatedActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "task.created";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["TaskReference"];
        };
        /** @description A task was created. */
        TaskCreatedEvent: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "task.created";
            ts: components["schemas"]["EventTime"];
            payload: components["schemas"]["TaskPayload"];
            sequence: components["schemas"]["EventSequence"];
        };
        /** @description An event of the type `task.created`. */
        TaskCreatedFeedEvent: {
            id: components["schemas"]["FeedEventId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "task.created";
            at: components["schemas"]["FeedEventAt"];
            sequence: components["schemas"]["FeedEventSequence"];
            record_id: components["schemas"]["FeedEventRecordId"];
            payload: components["schemas"]["TaskPayload"];
        };
        /** @description An activity of the type `task.deleted`. */
        TaskDeletedActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "task.deleted";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["TaskReference"];
        };
        /** @description A task was deleted; the payload is its last state. */
        TaskDeletedEvent: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "task.deleted";
            ts: components["schemas"]["EventTime"];
            payload: components["schemas"]["TaskPayload"];
            sequence: components["schemas"]["EventSequence"];
        };
        /** @description An event of the type `task.deleted`. */
        TaskDeletedFeedEvent: {
            id: components["schemas"]["FeedEventId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "task.deleted";
            at: components["schemas"]["FeedEventAt"];
            sequence: components["schemas"]["FeedEventSequence"];
            record_id: components["schemas"]["FeedEventRecordId"];
            payload: components["schemas"]["TaskPayload"];
        };
        TaskPage: {
            /** @description The tasks of this page. */
            data: components["schemas"]["Task"][];
            /** @description What the page is. */
            meta: components["schemas"]["FollowedPageMeta"];
        };
        TaskPayload: {
            task: components["schemas"]["Task"];
        };
        /**
         * @description How urgent a task is; `normal` ranks with `medium`.
         * @enum {string}
         */
        TaskPriority: "low" | "normal" | "medium" | "high" | "urgent";
        /** @description The task. */
        TaskReference: {
            /**
             * Format: uuid
             * @description Id of the task.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5c
             */
            task_id: string;
            /**
             * @description Title of the task at that time.
             * @example Call Pinnacle Tox Lab about Q3 contract
             */
            title: string;
        };
        /**
         * @description Where a task stands; `done` and `completed` mean the same.
         * @enum {string}
         */
        TaskStatus: "open" | "done" | "completed" | "cancelled";
        /** @description An activity of the type `task.updated`. */
        TaskUpdatedActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "task.updated";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["TaskChange"];
        };
        /** @description A task was changed: at least one field is another. When it was done by that, `task.completed` follows. */
        TaskUpdatedEvent: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "task.updated";
            ts: components["schemas"]["EventTime"];
            payload: components["schemas"]["TaskPayload"];
            sequence: components["schemas"]["EventSequence"];
        };
        /** @description An event of the type `task.updated`. */
        TaskUpdatedFeedEvent: {
            id: components["schemas"]["FeedEventId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "task.updated";
            at: components["schemas"]["FeedEventAt"];
            sequence: components["schemas"]["FeedEventSequence"];
            record_id: components["schemas"]["FeedEventRecordId"];
            payload: components["schemas"]["TaskPayload"];
        };
        /** @description An activity of the type `TEXT_MESSAGE`. */
        TextMessageActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "TEXT_MESSAGE";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["PushedActivityData"];
        };
        /** @description An error with the code `missing_api_key` or `invalid_api_key` or `revoked_api_key`. */
        UnauthorizedError: {
            /**
             * @description What went wrong; stable, for programs.
             * @example missing_api_key
             */
            error: components["schemas"]["UnauthorizedErrorCode"];
            /**
             * @description One sentence that a person can act on.
             * @example There is no Authorization header: send "Authorization: Bearer <token>".
             */
            message: string;
        };
        /**
         * @description What went wrong; stable, for programs.
         * @enum {string}
         */
        UnauthorizedErrorCode: "missing_api_key" | "invalid_api_key" | "revoked_api_key";
        /** @description An error with the code `unavailable`. */
        UnavailableError: {
            /**
             * @description What went wrong; stable, for programs.
             * @example unavailable
             * @constant
             */
            error: "unavailable";
            /**
             * @description One sentence that a person can act on.
             * @example The service cannot reach its database in time; try again in a moment.
             */
            message: string;
        };
        /** @description An error with the code `validation` or `idempotency_mismatch`. */
        UnprocessableContentError: {
            /**
             * @description What went wrong; stable, for programs.
             * @example validation
             */
            error: components["schemas"]["UnprocessableContentErrorCode"];
            /**
             * @description One sentence that a person can act on.
             * @example deal_value must be at least 0.
             */
            message: string;
            /** @description Only with `validation`: every fault, not only the first. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description What went wrong; stable, for programs.
         * @enum {string}
         */
        UnprocessableContentErrorCode: "validation" | "idempotency_mismatch";
        /** @description An error with the code `unsupported_media_type`. */
        UnsupportedMediaTypeError: {
            /**
             * @description What went wrong; stable, for programs.
             * @example unsupported_media_type
             * @constant
             */
            error: "unsupported_media_type";
            /**
             * @description One sentence that a person can act on.
             * @example The body must be JSON in UTF-8, not compressed: send it with Content-Type: application/json.
             */
            message: string;
        };
        UpdateContactBody: {
            /**
             * @description The person's full name, or the name by which the contact is known.
             * @example Wasatch Drug Testing
             */
            full_name?: string | null;
            /**
             * @description The company.
             * @example Wasatch Drug Testing
             */
            company?: string | null;
            /**
             * Format: idn-email
             * @description Email address. It need not be unique.
             * @example sales@wasatchdrug.example
             */
            email?: string | null;
            /**
             * @description Phone number, in any notation.
             * @example 801-555-0102
             */
            phone?: string | null;
            /**
             * @description Where the contact is.
             * @example Murray, UT
             */
            location?: string | null;
            /**
             * @description Stage of the deal with this contact: its key as it is shown, or its label in any case. An unknown one is added to the pipeline, unless that is locked. `null` archives the deal.
             * @example qualified
             */
            deal_stage?: string | null;
            /**
             * @description Value of the deal with this contact, with at most 2 decimals, kept exactly.
             * @example 42000
             */
            deal_value?: number | null;
            /**
             * @description One word to sort contacts by, such as `hot`.
             * @example hot
             */
            label?: string | null;
            /**
             * @description Words to find contacts by, kept in their order.
             * @example [
             *       "employer",
             *       "utah"
             *     ]
             */
            tags?: string[] | null;
            /**
             * Format: uuid
             * @description The user of your organization who looks after it, of `GET /api/v1/users`.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75
             */
            owner_id?: string | null;
            /**
             * @description Values of custom fields, by the `property_name` of each: those that are not sent stay, `null` clears one. The custom values of one record have at most 262144 bytes (256 KB) together, as JSON in UTF-8 with dates in RFC 3339.
             * @example {}
             */
            custom_fields?: {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @description Id of the contact. Set by the server: leave it out, or send it as the record has it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            id?: string;
            /**
             * @description Where the contact came from. Set by the server: leave it out, or send it as the record has it.
             * @example api
             */
            source?: string;
            /**
             * Format: uuid
             * @description The account that it belongs to. Set by the server: leave it out, or send it as the record has it.
             * @example null
             */
            account_id?: string | null;
            /**
             * Format: date-time
             * @description When it was created. Set by the server: leave it out, or send it as the record has it.
             * @example 2026-05-14T18:24:30.000Z
             */
            created_at?: string;
            /**
             * Format: date-time
             * @description When it last changed. Set by the server: leave it out, or send it as the record has it.
             * @example 2026-05-14T18:24:30.000Z
             */
            updated_at?: string;
        };
        UpdateMeBody: {
            /**
             * @description Name, as others see it.
             * @example Jane Doe
             */
            name?: string;
            /**
             * Format: uuid
             * @description Id of the user. Set by the server: leave it out, or send it as the record has it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75
             */
            id?: string;
            /**
             * @description Email, by which the person signs in. Set by the server: leave it out, or send it as the record has it.
             * @example jane@acme.example
             */
            email?: string;
            /**
             * @description Role, which an admin changes. Set by the server: leave it out, or send it as the record has it.
             * @example member
             */
            role?: string;
            /**
             * @description What the role may do. Set by the server: leave it out, or send it as the record has it.
             * @example [
             *       "read",
             *       "write"
             *     ]
             */
            scopes?: string[];
            /**
             * @description The organization. Set by the server: leave it out, or send it as the record has it.
             * @example {}
             */
            organization?: {
                [key: string]: unknown;
            };
            /**
             * @description The session of the request. Set by the server: leave it out, or send it as the record has it.
             * @example {}
             */
            session?: {
                [key: string]: unknown;
            };
        };
        UpdateOrganizationBody: {
            /**
             * @description Its name.
             * @example Acme Laboratories
             */
            name?: string;
            /**
             * @description The time zone in which its people read times: a name of the IANA database. This API itself speaks UTC.
             * @example America/Denver
             */
            time_zone?: string;
            /**
             * @description The currency of all its money: a code of ISO 4217. Amounts are not converted when it changes.
             * @example USD
             */
            currency?: string;
            /**
             * @description Where its people find help: an email address or an https URL. An answer with 500 names it; null for none.
             * @example help@example.com
             */
            support_address?: string | null;
            /**
             * Format: uuid
             * @description Id of the organization. Set by the server: leave it out, or send it as the record has it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a50
             */
            id?: string;
            /**
             * @description Its short name. Set by the server: leave it out, or send it as the record has it.
             * @example acme
             */
            slug?: string;
            /**
             * @description Its plan. Set by the server: leave it out, or send it as the record has it.
             * @example pro
             */
            plan?: string;
            /**
             * @description Its quota. Set by the server: leave it out, or send it as the record has it.
             * @example 5000
             */
            requests_per_hour?: number;
            /**
             * Format: date-time
             * @description When it was made. Set by the server: leave it out, or send it as the record has it.
             * @example 2026-05-14T18:24:30.000Z
             */
            created_at?: string;
        };
        UpdatePipelineBody: {
            /**
             * @description Its name.
             * @example Partners
             */
            name?: string;
            /**
             * @description Whether stages that it does not have are refused, instead of added as they are named.
             * @example false
             */
            locked?: boolean;
            /**
             * @description Whether `deal_stage` opens deals in it. `true` makes it the default one, which the one before then no longer is; `false` is refused for the default one.
             * @example true
             */
            is_default?: boolean;
            /**
             * Format: uuid
             * @description Id of the pipeline. Set by the server: leave it out, or send it as the record has it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
             */
            id?: string;
        };
        UpdateStageBody: {
            /**
             * @description What people call it. The key stays, and what it was called first still finds it.
             * @example Security review
             */
            label?: string;
            /**
             * @description Its place, from 1; a stage that stands there, and those right behind it, move one further.
             * @example 4
             */
            stage_order?: number | null;
            /**
             * @description Its color, for people and programs that draw it.
             * @example #36b37e
             */
            color?: string | null;
            /**
             * @description Whether a deal in it is still open (`default`), was won (`positive`) or lost (`negative`).
             * @example default
             */
            stage_type?: components["schemas"]["StageType"];
            /**
             * @description How likely a deal in it is won, in percent.
             * @example 60
             */
            probability?: number | null;
            /**
             * @description Whether new opportunities begin in it, unless they name another. `true` makes it the default one, which the one before then no longer is; `false` is refused for the default one.
             * @example true
             */
            is_default?: boolean;
            /**
             * Format: uuid
             * @description Id of the stage. Set by the server: leave it out, or send it as the record has it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71
             */
            id?: string;
            /**
             * Format: uuid
             * @description Id of its pipeline. Set by the server: leave it out, or send it as the record has it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
             */
            pipeline_id?: string;
            /**
             * @description Its key. Set by the server: leave it out, or send it as the record has it.
             * @example security_review
             */
            key?: string;
        };
        UpdateTaskBody: {
            /**
             * @description One word for the kind of task.
             * @example call
             */
            category?: string | null;
            /**
             * Format: date-time
             * @description When it is due: RFC 3339 with an offset.
             * @example 2026-05-20T14:00:00Z
             */
            due_at?: string | null;
            /**
             * Format: uuid
             * @description The contact that it is about, one of your organization.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            contact_id?: string | null;
            /**
             * Format: uuid
             * @description The user of your organization who does it, of `GET /api/v1/users`.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75
             */
            owner_id?: string | null;
            /**
             * @description What is to be done.
             * @example Call Pinnacle Tox Lab about Q3 contract
             */
            title?: string;
            /**
             * @description Where the task stands. `done` and `completed` mean the same; the word you send is the one you get back.
             * @example open
             */
            status?: components["schemas"]["TaskStatus"];
            /**
             * @description How urgent it is; `normal` ranks with `medium`.
             * @example high
             */
            priority?: components["schemas"]["TaskPriority"];
            /**
             * Format: uuid
             * @description Id of the task. Set by the server: leave it out, or send it as the record has it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5c
             */
            id?: string;
            /**
             * Format: date-time
             * @description When it was done. Set by the server: leave it out, or send it as the record has it.
             * @example null
             */
            completed_at?: string | null;
            /**
             * Format: date-time
             * @description When it was created. Set by the server: leave it out, or send it as the record has it.
             * @example 2026-05-14T18:24:30.000Z
             */
            created_at?: string;
            /**
             * Format: date-time
             * @description When it last changed. Set by the server: leave it out, or send it as the record has it.
             * @example 2026-05-14T18:24:30.000Z
             */
            updated_at?: string;
        };
        UpdateUserBody: {
            /**
             * @description Name. Without one, what stands before the @ of the email is shown.
             * @example Jane Doe
             */
            name?: string;
            /**
             * @description What the user may do.
             * @example member
             */
            role?: components["schemas"]["UserRole"];
            /**
             * @description Whether the user may sign in and become the owner of records. One who is disabled is signed out everywhere within 100 ms.
             * @example true
             */
            active?: boolean;
            /**
             * Format: uuid
             * @description Id of the user. Set by the server: leave it out, or send it as the record has it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75
             */
            id?: string;
            /**
             * @description The email of the user. Set by the server: leave it out, or send it as the record has it.
             * @example jane@example.com
             */
            email?: string;
            /**
             * @description What follows from `active` and from whether the user has signed in. Set by the server: leave it out, or send it as the record has it.
             * @example active
             */
            state?: string;
            /**
             * @description Whether the user has a password. Set by the server: leave it out, or send it as the record has it.
             * @example true
             */
            has_password?: boolean;
            /**
             * Format: date-time
             * @description When the user last signed in. Set by the server: leave it out, or send it as the record has it.
             * @example 2026-05-14T18:24:30.000Z
             */
            last_sign_in_at?: string | null;
            /**
             * Format: date-time
             * @description When the user was invited. Set by the server: leave it out, or send it as the record has it.
             * @example 2026-05-14T18:24:30.000Z
             */
            created_at?: string;
        };
        UpdateWebhookBody: {
            /**
             * Format: uri
             * @description Where events are sent by POST: an https URL on the public internet, without a user name or password. It is shown in ASCII: the host in punycode, other characters percent-encoded.
             * @example https://hooks.example.com/oratek
             */
            url?: string;
            /**
             * @description The events that it wants: at least one, none twice.
             * @example [
             *       "contact.created",
             *       "deal.stage_changed"
             *     ]
             */
            events?: components["schemas"]["EventType"][];
            /**
             * @description What it is for, for people.
             * @example Keeps the warehouse in step
             */
            description?: string | null;
            /**
             * @description `paused` stops it: what is pending fails. `active` starts it again, also one that is `disabled`; events from before are sent by a resend only.
             * @example active
             */
            status?: components["schemas"]["SettableWebhookStatus"];
            /**
             * @description The secret, from the answer that showed it. Set by the server: leave it out, or send the present one; `rotate-secret` makes a new one.
             * @example null
             */
            secret?: string | null;
            /**
             * Format: uuid
             * @description Id of the subscription. Set by the server: leave it out, or send it as the record has it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
             */
            id?: string;
            /**
             * @description Why it is disabled. Set by the server: leave it out, or send it as the record has it.
             * @example null
             */
            disabled_reason?: string | null;
            /**
             * Format: date-time
             * @description When it was created. Set by the server: leave it out, or send it as the record has it.
             * @example 2026-05-14T18:24:30.000Z
             */
            created_at?: string;
            /**
             * Format: date-time
             * @description When it last changed. Set by the server: leave it out, or send it as the record has it.
             * @example 2026-05-14T18:24:30.000Z
             */
            updated_at?: string;
        };
        UsageHour: {
            /**
             * Format: date-time
             * @description The first moment of the hour: UTC.
             * @example 2026-05-14T18:00:00.000Z
             */
            at: string;
            /**
             * @description How many requests were admitted.
             * @example 340
             */
            requests: number;
            /**
             * @description How many were answered with 429; they do not use up the quota.
             * @example 0
             */
            refused: number;
        };
        UsageOfKey: {
            /**
             * Format: uuid
             * @description Id of the key, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d
             */
            id: string;
            /**
             * @description Its name.
             * @example website
             */
            name: string | null;
            /**
             * @description The first 12 characters of its token.
             * @example otk_a1b2c3d4
             */
            prefix: string | null;
            /**
             * @description How many of its requests were admitted.
             * @example 340
             */
            requests: number;
            /**
             * @description How many of its requests were answered with 429.
             * @example 0
             */
            refused: number;
        };
        UsageReport: {
            /** @description The limit as it is now. */
            window: components["schemas"]["UsageWindow"];
            /** @description Each hour, the present one last, which still grows. Requests of the last seconds may be missing. */
            hours: components["schemas"]["UsageHour"][];
            /** @description The keys with the most requests in these hours, those first; at most 100. */
            keys: components["schemas"]["UsageOfKey"][];
        };
        UsageWindow: {
            /**
             * @description How many requests the organization may make in any hour.
             * @example 5000
             */
            quota: number;
            /**
             * @description How many it has made in the last hour, this one included.
             * @example 120
             */
            used: number;
            /**
             * @description How many more it may make now.
             * @example 4880
             */
            remaining: number;
            /**
             * Format: date-time
             * @description When one more is admitted, to the second: the same as `X-RateLimit-Reset`.
             * @example 2026-05-14T19:00:00.000Z
             */
            resets_at: string;
        };
        User: {
            /**
             * Format: uuid
             * @description Id of the user, a UUID; records name their owner by it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75
             */
            id: string;
            /**
             * @description Name; unless it has been given, what stands before the @ of the user's email.
             * @example jane
             */
            name: string;
            /**
             * @description Whether the user still belongs to the organization.
             * @example true
             */
            active: boolean;
        };
        UserHoldings: {
            /** @description The keys that the user made, or that were issued for it, and those that such keys made: those that still work first, then the newest, at most 200. They go on working until they are revoked. */
            keys: components["schemas"]["HeldKey"][];
            /**
             * @description Whether there are more keys than are listed.
             * @example false
             */
            has_more_keys: boolean;
            /**
             * @description How many contacts the user owns; 100000 means that many or more.
             * @example 12
             */
            contacts: number;
            /**
             * @description How many opportunities the user owns; 100000 means that many or more.
             * @example 3
             */
            opportunities: number;
            /**
             * @description How many tasks the user owns; 100000 means that many or more.
             * @example 5
             */
            tasks: number;
        };
        UserLink: {
            /**
             * @description What the link is for: the invitation of one who has never signed in, else a new password, or only signing in where your organization takes no passwords.
             * @example password_reset
             */
            purpose: components["schemas"]["UserLinkPurpose"];
            /**
             * @description The link, in this answer and never again; null where the answer is repeated for an Idempotency-Key. It works once. Whoever has it is signed in as the user: hand it to that person alone.
             * @example https://crm.example.com/account/link/q8Zl0vVJ3m2kX1c9TtB7nR5yE4wH6sUaLd_PfGjKoIQ
             */
            link: string | null;
            /**
             * Format: date-time
             * @description When the link ceases to work: UTC, in milliseconds.
             * @example 2026-05-21T18:24:30.000Z
             */
            expires_at: string;
        };
        /**
         * @description What a one-time link is for.
         * @enum {string}
         */
        UserLinkPurpose: "invitation" | "password_reset" | "sign_in";
        UserPage: {
            /** @description The users of this page. */
            data: components["schemas"]["User"][];
            /** @description What the page is. */
            meta: components["schemas"]["PageMeta"];
        };
        /**
         * @description What a user may do: `member` reads and writes records, `admin` also opens Settings.
         * @enum {string}
         */
        UserRole: "admin" | "member";
        /**
         * @description `invited` has never signed in, `active` has, `disabled` may not.
         * @enum {string}
         */
        UserState: "invited" | "active" | "disabled";
        /** @description An error with the code `validation`. */
        ValidationError: {
            /**
             * @description What went wrong; stable, for programs.
             * @example validation
             * @constant
             */
            error: "validation";
            /**
             * @description One sentence that a person can act on.
             * @example deal_value must be at least 0.
             */
            message: string;
            /** @description Only with `validation`: every fault, not only the first. */
            details: components["schemas"]["ErrorDetail"][];
        };
        /** @description The body of a delivery, whatever it is about: `event` says which of these it is. */
        WebhookEvent: components["schemas"]["ContactCreatedEvent"] | components["schemas"]["ContactUpdatedEvent"] | components["schemas"]["ContactDeletedEvent"] | components["schemas"]["DealStageChangedEvent"] | components["schemas"]["TaskCreatedEvent"] | components["schemas"]["TaskCompletedEvent"] | components["schemas"]["TaskUpdatedEvent"] | components["schemas"]["TaskDeletedEvent"] | components["schemas"]["AccountCreatedEvent"] | components["schemas"]["AccountUpdatedEvent"] | components["schemas"]["AccountDeletedEvent"] | components["schemas"]["OpportunityCreatedEvent"] | components["schemas"]["OpportunityUpdatedEvent"] | components["schemas"]["OpportunityDeletedEvent"] | components["schemas"]["NoteCreatedEvent"] | components["schemas"]["NoteUpdatedEvent"] | components["schemas"]["NoteDeletedEvent"] | components["schemas"]["WebhookTestEvent"];
        /**
         * @description `active` is sent events; `paused` was stopped by an admin, `disabled` by the system.
         * @enum {string}
         */
        WebhookStatus: "active" | "paused" | "disabled";
        WebhookSubscription: {
            /**
             * Format: uuid
             * @description Id of the subscription, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
             */
            id: string;
            /**
             * Format: uri
             * @description Where events are sent.
             * @example https://hooks.example.com/oratek
             */
            url: string;
            /**
             * @description The events that it wants.
             * @example [
             *       "contact.created",
             *       "deal.stage_changed"
             *     ]
             */
            events: components["schemas"]["EventType"][];
            /**
             * @description What it is for.
             * @example Keeps the warehouse in step
             */
            description: string | null;
            /**
             * @description `active` is sent events; `paused` was stopped by an admin, `disabled` by the system.
             * @example active
             */
            status: components["schemas"]["WebhookStatus"];
            /**
             * @description With `disabled`: why.
             * @example null
             */
            disabled_reason: string | null;
            /**
             * Format: date-time
             * @description When it was created: UTC, in milliseconds.
             * @example 2026-05-14T18:24:30.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed: UTC, in milliseconds.
             * @example 2026-05-14T18:24:30.000Z
             */
            updated_at: string;
        };
        WebhookSubscriptionPage: {
            /** @description The subscriptions of this page. */
            data: components["schemas"]["WebhookSubscription"][];
            /** @description What the page is. */
            meta: components["schemas"]["PageMeta"];
        };
        WebhookSubscriptionWithSecret: {
            /**
             * Format: uuid
             * @description Id of the subscription, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
             */
            id: string;
            /**
             * Format: uri
             * @description Where events are sent.
             * @example https://hooks.example.com/oratek
             */
            url: string;
            /**
             * @description The events that it wants.
             * @example [
             *       "contact.created",
             *       "deal.stage_changed"
             *     ]
             */
            events: components["schemas"]["EventType"][];
            /**
             * @description What it is for.
             * @example Keeps the warehouse in step
             */
            description: string | null;
            /**
             * @description `active` is sent events; `paused` was stopped by an admin, `disabled` by the system.
             * @example active
             */
            status: components["schemas"]["WebhookStatus"];
            /**
             * @description With `disabled`: why.
             * @example null
             */
            disabled_reason: string | null;
            /**
             * Format: date-time
             * @description When it was created: UTC, in milliseconds.
             * @example 2026-05-14T18:24:30.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed: UTC, in milliseconds.
             * @example 2026-05-14T18:24:30.000Z
             */
            updated_at: string;
            /**
             * @description What its deliveries are signed with. Shown this one time: keep it. A retry with the same Idempotency-Key has null here.
             * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDvL3QvEJmxOc=
             */
            secret: string | null;
        };
        /** @description Somebody tested this subscription. */
        WebhookTestEvent: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "webhook.test";
            ts: components["schemas"]["EventTime"];
            payload: components["schemas"]["WebhookTestPayload"];
            sequence: components["schemas"]["EventSequence"];
        };
        WebhookTestPayload: {
            subscription: components["schemas"]["WebhookSubscription"];
        };
        /** @description An activity of the type `WHATSAPP_MESSAGE`. */
        WhatsappMessageActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "WHATSAPP_MESSAGE";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["PushedActivityData"];
        };
        /** @description An activity of the type `X_ACTIVITY`. */
        XActivityActivity: {
            id: components["schemas"]["ActivityId"];
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "X_ACTIVITY";
            title: components["schemas"]["ActivityTitle"];
            at: components["schemas"]["ActivityAt"];
            /** @description Who did it. */
            actor: components["schemas"]["ActivityActor"];
            data: components["schemas"]["PushedActivityData"];
        };
    };
    responses: {
        /** @description Any other error: what no operation causes itself, such as a request that is not well-formed HTTP. */
        AnyError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description `bad_request`: The request is not well-formed HTTP. */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadRequestError"];
            };
        };
        /** @description The event was taken; so say all other 2xx. */
        EventTaken: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Nothing more is wanted: the subscription is disabled. */
        EventsUnwanted: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description `insufficient_scope`: The key lacks the scope that the request needs; the message names it. `https_required`: The request came over plain HTTP, which production refuses. */
        Forbidden: {
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
                "application/json": components["schemas"]["ForbiddenError"];
            };
        };
        /** @description `idempotency_in_progress`: The first request with this Idempotency-Key still runs; `Retry-After` says when to ask again. */
        IdempotencyInProgress: {
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
                "application/json": components["schemas"]["IdempotencyInProgressError"];
            };
        };
        /** @description `internal`: A fault of the server; the request id leads to its log. */
        Internal: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InternalError"];
            };
        };
        /** @description `invalid_json`: The body is not JSON, or not an object. */
        InvalidJson: {
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
                "application/json": components["schemas"]["InvalidJsonError"];
            };
        };
        /** @description `invalid_json`: The body is not JSON, or not an object. `no_fields`: A PATCH with an empty body. */
        InvalidJsonOrNoFields: {
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
                "application/json": components["schemas"]["InvalidJsonOrNoFieldsError"];
            };
        };
        /** @description `not_found`: There is no such record in your organization, or no such route. */
        NotFound: {
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
                "application/json": components["schemas"]["NotFoundError"];
            };
        };
        /** @description `not_implemented`: The request needs what the server does not do: a transfer coding other than `chunked`. */
        NotImplemented: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotImplementedError"];
            };
        };
        /** @description The record is still as your `If-None-Match` says. */
        NotModified: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description `payload_too_large`: The body is larger than 1 MiB. */
        PayloadTooLarge: {
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
                "application/json": components["schemas"]["PayloadTooLargeError"];
            };
        };
        /** @description `precondition_failed`: The record is not as If-Match demands, or is as If-None-Match excludes; nothing was changed. */
        PreconditionFailed: {
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
                "application/json": components["schemas"]["PreconditionFailedError"];
            };
        };
        /** @description `rate_limited`: The organization has used up its requests of the last hour, or over 100 requests without a valid token came from the address within a minute (then without the RateLimit headers; a valid token is never refused for that). Also too many requests of an organization that wait for events at a time. `Retry-After` says when one is admitted again. */
        RateLimited: {
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
                "application/json": components["schemas"]["RateLimitedError"];
            };
        };
        /** @description `missing_api_key`: There is no Authorization header. `invalid_api_key`: The header holds no Bearer token, or one that matches no issued key. `revoked_api_key`: The key was revoked or has expired. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnauthorizedError"];
            };
        };
        /** @description `unavailable`: The server cannot answer at the moment, or the database ended what took it too long; `Retry-After` says when to ask again. */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnavailableError"];
            };
        };
        /** @description `unavailable`: The server cannot answer at the moment, or the database ended what took it too long; `Retry-After` says when to ask again. Where the database did not say in time whether it took the change, the message says so: it may hold or not. The same request with the same Idempotency-Key tells; without one, look before you send it again. */
        UnavailableOrOutcomeUnknown: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnavailableError"];
            };
        };
        /** @description `validation`: The body, a query parameter or a header breaks a rule; `details` lists every fault. `idempotency_mismatch`: This Idempotency-Key was used before for another method, path or body. */
        UnprocessableContent: {
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
                "application/json": components["schemas"]["UnprocessableContentError"];
            };
        };
        /** @description `unsupported_media_type`: The body is not application/json in UTF-8. */
        UnsupportedMediaType: {
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
                "application/json": components["schemas"]["UnsupportedMediaTypeError"];
            };
        };
        /** @description `validation`: The body, a query parameter or a header breaks a rule; `details` lists every fault. */
        Validation: {
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
                "application/json": components["schemas"]["ValidationError"];
            };
        };
    };
    parameters: {
        /**
         * @description Id of the contact, a UUID.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
         */
        ContactId: string;
        /** @description `meta.next_cursor` of the page before, with the other parameters as they were (`limit` may change). Not together with `offset`. */
        Cursor: string;
        /**
         * @description Id of the delivery, a UUID.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
         */
        DeliveryId: string;
        /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
        IdempotencyKey: string;
        /** @description The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches. */
        IfMatch: string;
        /** @description An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold. */
        IfNoneMatch: string;
        /** @description The `ETag` of the record as you have it: if it is still the same, the answer is 304 without a body. A list of them, or `*`, will do. */
        IfNoneMatchOfReads: string;
        /**
         * @description Id of the job, a UUID.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a80
         */
        JobId: string;
        /**
         * @description Id of the key, a UUID.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5f
         */
        KeyId: string;
        /** @description How many records a page has at most. */
        Limit: number;
        /** @description How many records to skip. For long lists prefer `cursor`, whose pages cost the same at any depth. */
        Offset: number;
        /**
         * @description Id of the pipeline, a UUID.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
         */
        PipelineId: string;
        /**
         * @description Id of the stage, a UUID.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71
         */
        StageId: string;
        /**
         * @description Id of the subscription, a UUID.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
         */
        SubscriptionId: string;
        /**
         * @description Id of the task, a UUID.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5c
         */
        TaskId: string;
        /**
         * @description Begins with `OraTek`.
         * @example OraTek-Webhooks
         */
        UserAgent: string;
        /**
         * @description Id of the user, a UUID.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75
         */
        UserId: string;
        /**
         * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
         */
        WebhookId: string;
        /**
         * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
         * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
         */
        WebhookSignature: string;
        /**
         * @description When this attempt was made, in seconds since 1970.
         * @example 1795000000
         */
        WebhookTimestamp: string;
        /**
         * @description Id of the delivery: another in each resend.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
         */
        XOraTekDelivery: string;
        /**
         * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
         * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
         */
        XOraTekSignature: string;
        /**
         * @description Of the request that made the change; absent where none did, and for events from before this header.
         * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
         */
        XRequestId: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Changes with every change of the record: send it back in `If-None-Match` or `If-Match`.
         * @example "vM0hpcGbC1tPCHs7Pkzd2A"
         */
        ETag: string;
        /** @description `true` if this is the stored answer to an earlier request with the same Idempotency-Key. */
        "Idempotency-Replayed": "true";
        /** @description Path of the new record. */
        Location: string;
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
        /** @description Always `Bearer`. */
        "WWW-Authenticate": string;
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
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthBody"];
                };
            };
            400: components["responses"]["BadRequest"];
            default: components["responses"]["AnyError"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthBody"];
                };
            };
            400: components["responses"]["BadRequest"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    getOrganization: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the record as you have it: if it is still the same, the answer is 304 without a body. A list of them, or `*`, will do. */
                "If-None-Match"?: components["parameters"]["IfNoneMatchOfReads"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    updateOrganization: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Acme Laboratories",
                 *       "time_zone": "America/Denver",
                 *       "currency": "USD",
                 *       "support_address": "help@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateOrganizationBody"];
            };
        };
        responses: {
            /** @description The organization as it now is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["InvalidJsonOrNoFields"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description How many records a page has at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records to skip. For long lists prefer `cursor`, whose pages cost the same at any depth. */
                offset?: components["parameters"]["Offset"];
                /** @description `meta.next_cursor` of the page before, with the other parameters as they were (`limit` may change). Not together with `offset`. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users. */
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
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the record as you have it: if it is still the same, the answer is 304 without a body. A list of them, or `*`, will do. */
                "If-None-Match"?: components["parameters"]["IfNoneMatchOfReads"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Jane Doe"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateMeBody"];
            };
        };
        responses: {
            /** @description The person, as it now is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["InvalidJsonOrNoFields"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    listMySessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions. */
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
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    endMySessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You are signed out everywhere. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["IdempotencyInProgress"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    endMySession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the session.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a90
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    changeMyPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "correct horse battery staple",
                 *       "new_password": "umbrella tractor violin seaside"
                 *     }
                 */
                "application/json": components["schemas"]["ChangePasswordBody"];
            };
        };
        responses: {
            /** @description The password was changed. */
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
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    listSettingsUsers: {
        parameters: {
            query?: {
                /** @description How many records a page has at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records to skip. For long lists prefer `cursor`, whose pages cost the same at any depth. */
                offset?: components["parameters"]["Offset"];
                /** @description `meta.next_cursor` of the page before, with the other parameters as they were (`limit` may change). Not together with `offset`. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users. */
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
                    "application/json": components["schemas"]["SettingsUserPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    inviteUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "jane@example.com",
                 *       "role": "member",
                 *       "name": "Jane Doe"
                 *     }
                 */
                "application/json": components["schemas"]["InviteUserBody"];
            };
        };
        responses: {
            /** @description The user, with the link. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedUser"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    getSettingsUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the record as you have it: if it is still the same, the answer is 304 without a body. A list of them, or `*`, will do. */
                "If-None-Match"?: components["parameters"]["IfNoneMatchOfReads"];
            };
            path: {
                /**
                 * @description Id of the user, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75
                 */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsUser"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the user, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75
                 */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Jane Doe",
                 *       "role": "member",
                 *       "active": true
                 *     }
                 */
                "application/json": components["schemas"]["UpdateUserBody"];
            };
        };
        responses: {
            /** @description The user as it now is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsUser"];
                };
            };
            400: components["responses"]["InvalidJsonOrNoFields"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    createUserLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the user, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75
                 */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserLink"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    getUserHoldings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the user, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75
                 */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its keys and the numbers of its records. */
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
                    "application/json": components["schemas"]["UserHoldings"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    reassignRecords: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the user, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75
                 */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": null
                 *     }
                 */
                "application/json": components["schemas"]["ReassignBody"];
            };
        };
        responses: {
            /** @description The job that changes the records. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description How many records a page has at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records to skip. For long lists prefer `cursor`, whose pages cost the same at any depth. */
                offset?: components["parameters"]["Offset"];
                /** @description `meta.next_cursor` of the page before, with the other parameters as they were (`limit` may change). Not together with `offset`. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only keys that are so now; without it, all. */
                state?: components["schemas"]["ApiKeyState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys. */
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
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "website",
                 *       "scopes": [
                 *         "read",
                 *         "write"
                 *       ],
                 *       "expires_at": "2099-12-31T00:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["CreateApiKeyBody"];
            };
        };
        responses: {
            /** @description The key as issued, with its token. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedApiKey"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the record as you have it: if it is still the same, the answer is 304 without a body. A list of them, or `*`, will do. */
                "If-None-Match"?: components["parameters"]["IfNoneMatchOfReads"];
            };
            path: {
                /**
                 * @description Id of the key, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5f
                 */
                id: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the key, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5f
                 */
                id: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key is revoked. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the key, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5f
                 */
                id: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "overlap_seconds": 3600,
                 *       "expires_at": "2099-12-31T00:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["RotateApiKeyBody"];
            };
        };
        responses: {
            /** @description The new key, with its token. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedApiKey"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    getOpenId: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the record as you have it: if it is still the same, the answer is 304 without a body. A list of them, or `*`, will do. */
                "If-None-Match"?: components["parameters"]["IfNoneMatchOfReads"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenIdSettings"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    setOpenId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "issuer": "https://login.example.com",
                 *       "client_id": "oratek",
                 *       "client_secret": "a-secret-of-the-provider",
                 *       "email_domains": [
                 *         "example.com"
                 *       ],
                 *       "required": false
                 *     }
                 */
                "application/json": components["schemas"]["SetOpenIdBody"];
            };
        };
        responses: {
            /** @description The settings as they now are. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenIdSettings"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    removeOpenId: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is none any more. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    listContacts: {
        parameters: {
            query?: {
                /** @description How many records a page has at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records to skip. For long lists prefer `cursor`, whose pages cost the same at any depth. */
                offset?: components["parameters"]["Offset"];
                /** @description `meta.next_cursor` of the page before, with the other parameters as they were (`limit` may change). Not together with `offset`. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only contacts with exactly this label. */
                label?: string;
                /** @description Only contacts in this stage: its key as it is shown, or its label in any case, in any pipeline. It finds what a `deal_stage` of this text would set. */
                stage?: string;
                /** @description Only contacts whose `full_name` or `company` contains this text, without regard to case or accents. `%` and `_` stand for themselves. */
                q?: string;
                /** @description Only contacts with this email address: in any case, and its domain in Unicode or ASCII. */
                email?: string;
                /** @description Only contacts whose `phone` contains these digits, at least 4; what else is written between them does not count, on either side. */
                phone?: string;
                /** @description Only contacts with exactly this `company`, without regard to case or accents. */
                company?: string;
                /** @description Only contacts with this tag; given several times, with all of them. */
                tag?: string[];
                /** @description Only contacts that came from there. */
                source?: components["schemas"]["ContactSource"];
                /** @description Only contacts of this owner. `me`: of the person who asks, by a session. */
                owner_id?: string;
                /** @description Only contacts with one of these ids; those that do not exist are left out. */
                ids?: string[];
                /** @description Only contacts that have a value in each of these fields; `tags`: at least one tag. */
                has?: components["schemas"]["ContactField"][];
                /** @description Only contacts without a value in any of these fields; `tags`: without a tag. */
                missing?: components["schemas"]["ContactField"][];
                /** @description Only contacts changed at this moment or later: RFC 3339 with an offset. To follow changes, begin with `1970-01-01T00:00:00Z`, and go on with `meta.synced_until`. */
                updated_since?: string;
                /** @description What to sort by; a leading `-` is descending. Contacts without the value come before all others, with `-` after them. */
                sort?: components["schemas"]["ContactSort"];
                /** @description `exact` adds `meta.total`, which costs time on a long list. */
                total?: "exact";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of contacts. */
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
                    "application/json": components["schemas"]["ContactPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    createContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "full_name": "Wasatch Drug Testing",
                 *       "company": "Wasatch Drug Testing",
                 *       "email": "sales@wasatchdrug.example",
                 *       "phone": "801-555-0102",
                 *       "location": "Murray, UT",
                 *       "deal_stage": "qualified",
                 *       "deal_value": 42000,
                 *       "label": "hot",
                 *       "tags": [
                 *         "employer",
                 *         "utah"
                 *       ],
                 *       "custom_fields": {}
                 *     }
                 */
                "application/json": components["schemas"]["CreateContactBody"];
            };
        };
        responses: {
            /** @description The contact as created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    getContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the record as you have it: if it is still the same, the answer is 304 without a body. A list of them, or `*`, will do. */
                "If-None-Match"?: components["parameters"]["IfNoneMatchOfReads"];
            };
            path: {
                /**
                 * @description Id of the contact, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
                 */
                id: components["parameters"]["ContactId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    deleteContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the contact, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
                 */
                id: components["parameters"]["ContactId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    updateContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the contact, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
                 */
                id: components["parameters"]["ContactId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "full_name": "Wasatch Drug Testing",
                 *       "company": "Wasatch Drug Testing",
                 *       "email": "sales@wasatchdrug.example",
                 *       "phone": "801-555-0102",
                 *       "location": "Murray, UT",
                 *       "deal_stage": "qualified",
                 *       "deal_value": 42000,
                 *       "label": "hot",
                 *       "tags": [
                 *         "employer",
                 *         "utah"
                 *       ],
                 *       "custom_fields": {}
                 *     }
                 */
                "application/json": components["schemas"]["UpdateContactBody"];
            };
        };
        responses: {
            /** @description The contact as it now is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["InvalidJsonOrNoFields"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    changeContacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "op": "create",
                 *         "body": {
                 *           "full_name": "Wasatch Drug Testing",
                 *           "label": "hot"
                 *         }
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["ContactBulkItem"][];
            };
        };
        responses: {
            /** @description What became of each item, even if all were refused. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    updatePipeline: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the pipeline, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
                 */
                id: components["parameters"]["PipelineId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Partners",
                 *       "locked": false,
                 *       "is_default": true
                 *     }
                 */
                "application/json": components["schemas"]["UpdatePipelineBody"];
            };
        };
        responses: {
            /** @description The pipeline as it now is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsPipeline"];
                };
            };
            400: components["responses"]["InvalidJsonOrNoFields"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    deleteStage: {
        parameters: {
            query: {
                /** @description Id of the stage, of the same pipeline, that its deals are moved to. One that is being merged itself stands for the stage that it leads to. */
                move_to: string;
            };
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the pipeline, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
                 */
                id: components["parameters"]["PipelineId"];
                /**
                 * @description Id of the stage, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71
                 */
                stage_id: components["parameters"]["StageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job that moves the deals. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    updateStage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the pipeline, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
                 */
                id: components["parameters"]["PipelineId"];
                /**
                 * @description Id of the stage, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71
                 */
                stage_id: components["parameters"]["StageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "label": "Security review",
                 *       "stage_order": 4,
                 *       "color": "#36b37e",
                 *       "stage_type": "default",
                 *       "probability": 60,
                 *       "is_default": true
                 *     }
                 */
                "application/json": components["schemas"]["UpdateStageBody"];
            };
        };
        responses: {
            /** @description The stage as it now is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsStage"];
                };
            };
            400: components["responses"]["InvalidJsonOrNoFields"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    mergeStage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the pipeline, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
                 */
                id: components["parameters"]["PipelineId"];
                /**
                 * @description Id of the stage, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71
                 */
                stage_id: components["parameters"]["StageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "into": "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71"
                 *     }
                 */
                "application/json": components["schemas"]["MergeStageBody"];
            };
        };
        responses: {
            /** @description The job that moves the deals. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    listDeals: {
        parameters: {
            query?: {
                /** @description How many records a page has at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records to skip. For long lists prefer `cursor`, whose pages cost the same at any depth. */
                offset?: components["parameters"]["Offset"];
                /** @description `meta.next_cursor` of the page before, with the other parameters as they were (`limit` may change). Not together with `offset`. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only deals in this stage: its key as it is shown, or its label in any case. */
                stage?: string;
                /** @description Only deals of contacts with exactly this label. */
                label?: string;
                /** @description Only deals of contacts with this owner. `me`: of the person who asks, by a session. */
                owner_id?: string;
                /** @description Only deals of contacts whose `full_name` or `company` contains this text, without regard to case or accents. `%` and `_` stand for themselves. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deals. */
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
                    "application/json": components["schemas"]["DealPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description How many records a page has at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records to skip. For long lists prefer `cursor`, whose pages cost the same at any depth. */
                offset?: components["parameters"]["Offset"];
                /** @description `meta.next_cursor` of the page before, with the other parameters as they were (`limit` may change). Not together with `offset`. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only tasks that stand so; `done` and `completed` each find both. */
                status?: components["schemas"]["TaskStatus"];
                /** @description Only tasks about this contact. */
                contact_id?: string;
                /** @description Only tasks of this owner. `me`: of the person who asks, by a session. */
                owner_id?: string;
                /** @description Only tasks changed at this moment or later: RFC 3339 with an offset. To follow changes, begin with `1970-01-01T00:00:00Z`, and go on with `meta.synced_until`. */
                updated_since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tasks. */
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
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    createTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "category": "call",
                 *       "due_at": "2026-05-20T14:00:00Z",
                 *       "title": "Call Pinnacle Tox Lab about Q3 contract",
                 *       "status": "open",
                 *       "priority": "high"
                 *     }
                 */
                "application/json": components["schemas"]["CreateTaskBody"];
            };
        };
        responses: {
            /** @description The task as created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the record as you have it: if it is still the same, the answer is 304 without a body. A list of them, or `*`, will do. */
                "If-None-Match"?: components["parameters"]["IfNoneMatchOfReads"];
            };
            path: {
                /**
                 * @description Id of the task, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5c
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    deleteTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the task, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5c
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    updateTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the task, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5c
                 */
                id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "category": "call",
                 *       "due_at": "2026-05-20T14:00:00Z",
                 *       "title": "Call Pinnacle Tox Lab about Q3 contract",
                 *       "status": "open",
                 *       "priority": "high"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateTaskBody"];
            };
        };
        responses: {
            /** @description The task as it now is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["InvalidJsonOrNoFields"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    changeTasks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "op": "create",
                 *         "body": {
                 *           "title": "Call Pinnacle Tox Lab about Q3 contract",
                 *           "priority": "high"
                 *         }
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["TaskBulkItem"][];
            };
        };
        responses: {
            /** @description What became of each item, even if all were refused. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    listContactActivities: {
        parameters: {
            query?: {
                /** @description How many records a page has at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records to skip. For long lists prefer `cursor`, whose pages cost the same at any depth. */
                offset?: components["parameters"]["Offset"];
                /** @description `meta.next_cursor` of the page before, with the other parameters as they were (`limit` may change). Not together with `offset`. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the contact, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
                 */
                id: components["parameters"]["ContactId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of activities. */
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
                    "application/json": components["schemas"]["ActivityPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    searchRecords: {
        parameters: {
            query: {
                /** @description The text to search: in names, companies, emails and phone digits of contacts, names and domains of accounts, names of deals, titles of tasks; without regard to case or accents. */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The records that were found. */
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
                    "application/json": components["schemas"]["FoundAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description `meta.next_cursor` of the answer before; the other parameters may be others than then. Absent: no events, and the cursor of now. `0`: from the oldest event. Events are kept for good, but for those of a deleted contact. Should a later release remove old ones, a cursor from before the oldest that is kept will be a 422 with the details code `cursor_expired`. */
                cursor?: string;
                /** @description Only events of this type; given several times, of any of them. */
                type?: components["schemas"]["EventType"][];
                /** @description Only events of this record: a contact or a task, also one that is deleted. */
                record_id?: string;
                /** @description How many events an answer has at most. It ends when it holds about 5 MB, too: `meta.has_more` says whether there are more. */
                limit?: number;
                /** @description If there is no event to show: for how many seconds to wait for one before the answer is empty. */
                wait?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events, and where to go on. */
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
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description How many records a page has at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records to skip. For long lists prefer `cursor`, whose pages cost the same at any depth. */
                offset?: components["parameters"]["Offset"];
                /** @description `meta.next_cursor` of the page before, with the other parameters as they were (`limit` may change). Not together with `offset`. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of subscriptions. */
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
                    "application/json": components["schemas"]["WebhookSubscriptionPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://hooks.example.com/oratek",
                 *       "events": [
                 *         "contact.created",
                 *         "deal.stage_changed"
                 *       ],
                 *       "description": "Keeps the warehouse in step"
                 *     }
                 */
                "application/json": components["schemas"]["CreateWebhookBody"];
            };
        };
        responses: {
            /** @description The subscription, with its secret. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSubscriptionWithSecret"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the record as you have it: if it is still the same, the answer is 304 without a body. A list of them, or `*`, will do. */
                "If-None-Match"?: components["parameters"]["IfNoneMatchOfReads"];
            };
            path: {
                /**
                 * @description Id of the subscription, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
                 */
                id: components["parameters"]["SubscriptionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscription. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSubscription"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the subscription, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
                 */
                id: components["parameters"]["SubscriptionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscription is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` of the record as you know it: if it has changed meanwhile, nothing is done and the answer is 412. A list of them, or `*` for any, will do; a weak one never matches. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description An `ETag` that the record must not have, or a list of them: if it has one of these, nothing is done and the answer is 412; so it is with `*`. With `If-Match`, both must hold. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description Id of the subscription, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
                 */
                id: components["parameters"]["SubscriptionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://hooks.example.com/oratek",
                 *       "events": [
                 *         "contact.created",
                 *         "deal.stage_changed"
                 *       ],
                 *       "description": "Keeps the warehouse in step",
                 *       "status": "active"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateWebhookBody"];
            };
        };
        responses: {
            /** @description The subscription as it now is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSubscription"];
                };
            };
            400: components["responses"]["InvalidJsonOrNoFields"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the subscription, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
                 */
                id: components["parameters"]["SubscriptionId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "overlap_seconds": 86400
                 *     }
                 */
                "application/json": components["schemas"]["RotateWebhookSecretBody"];
            };
        };
        responses: {
            /** @description The subscription, with its new secret. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSubscriptionWithSecret"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    endWebhookOverlap: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the subscription, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
                 */
                id: components["parameters"]["SubscriptionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscription as it now is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSubscription"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the subscription, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
                 */
                id: components["parameters"]["SubscriptionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery, which is sent from now on. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    resendWebhookEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the subscription, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
                 */
                id: components["parameters"]["SubscriptionId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "events": [
                 *         "contact.created"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ResendBody"];
            };
        };
        responses: {
            /** @description How many deliveries were made. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResendResult"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description How many records a page has at most. */
                limit?: components["parameters"]["Limit"];
                /** @description How many records to skip. For long lists prefer `cursor`, whose pages cost the same at any depth. */
                offset?: components["parameters"]["Offset"];
                /** @description `meta.next_cursor` of the page before, with the other parameters as they were (`limit` may change). Not together with `offset`. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only deliveries that stand so. */
                status?: components["schemas"]["DeliveryStatus"];
                /** @description Only deliveries of this event. */
                event?: components["schemas"]["DeliveredEventType"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the subscription, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
                 */
                id: components["parameters"]["SubscriptionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries. */
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
                    "application/json": components["schemas"]["DeliveryPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    getWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the record as you have it: if it is still the same, the answer is 304 without a body. A list of them, or `*`, will do. */
                "If-None-Match"?: components["parameters"]["IfNoneMatchOfReads"];
            };
            path: {
                /**
                 * @description Id of the subscription, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
                 */
                id: components["parameters"]["SubscriptionId"];
                /**
                 * @description Id of the delivery, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                delivery_id: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryWithAttempts"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    resendWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the subscription, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
                 */
                id: components["parameters"]["SubscriptionId"];
                /**
                 * @description Id of the delivery, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                delivery_id: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new delivery, which is sent from now on. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["InvalidJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            501: components["responses"]["NotImplemented"];
            503: components["responses"]["UnavailableOrOutcomeUnknown"];
            default: components["responses"]["AnyError"];
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the record as you have it: if it is still the same, the answer is 304 without a body. A list of them, or `*`, will do. */
                "If-None-Match"?: components["parameters"]["IfNoneMatchOfReads"];
            };
            path: {
                /**
                 * @description Id of the job, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a80
                 */
                id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    listAuditEntries: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most, 50 unless it is given. Of a file, how many it has at most; without it, the file has all. */
                limit?: number;
                /** @description How many records to skip. For long lists prefer `cursor`, whose pages cost the same at any depth. */
                offset?: components["parameters"]["Offset"];
                /** @description `meta.next_cursor` of the page before, with the other parameters as they were (`limit` may change). Not together with `offset`. */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only what this key or person did. */
                actor_id?: string;
                /** @description Only these. */
                action?: components["schemas"]["AuditAction"];
                /** @description Only what was done to things of this sort. */
                target_type?: components["schemas"]["AuditTargetType"];
                /** @description Only what was done to this one; it need not exist any more. */
                target_id?: string;
                /** @description Only from this moment on. */
                since?: string;
                /** @description Only before this moment. */
                until?: string;
                /** @description `csv` gives a file, of all entries or of the first `limit`, instead of pages; so does `Accept: text/csv`. Cells that a spreadsheet would take for a formula begin with an apostrophe. */
                format?: components["schemas"]["AuditFormat"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries, or a file of them as CSV. */
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
                    "application/json": components["schemas"]["AuditPage"];
                    "text/csv": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    getUsage: {
        parameters: {
            query?: {
                /** @description How many hours, the present one included: up to 7 days. */
                hours?: number;
                /** @description Only requests of this key, in `hours` and `keys`. */
                key_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The usage. */
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
                    "application/json": components["schemas"]["UsageReport"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Validation"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["AnyError"];
        };
    };
    onContactCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event, as in the body.
                 * @example contact.created
                 */
                "X-OraTek-Event": "contact.created";
                /**
                 * @description Id of the delivery: another in each resend.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                "X-OraTek-Delivery": components["parameters"]["XOraTekDelivery"];
                /**
                 * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
                 * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
                 */
                "X-OraTek-Signature": components["parameters"]["XOraTekSignature"];
                /**
                 * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795000000
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
                /**
                 * @description Of the request that made the change; absent where none did, and for events from before this header.
                 * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
                 */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
                /**
                 * @description Begins with `OraTek`.
                 * @example OraTek-Webhooks
                 */
                "User-Agent": components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactCreatedEvent"];
            };
        };
        responses: {
            200: components["responses"]["EventTaken"];
            410: components["responses"]["EventsUnwanted"];
        };
    };
    onContactUpdated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event, as in the body.
                 * @example contact.updated
                 */
                "X-OraTek-Event": "contact.updated";
                /**
                 * @description Id of the delivery: another in each resend.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                "X-OraTek-Delivery": components["parameters"]["XOraTekDelivery"];
                /**
                 * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
                 * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
                 */
                "X-OraTek-Signature": components["parameters"]["XOraTekSignature"];
                /**
                 * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795000000
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
                /**
                 * @description Of the request that made the change; absent where none did, and for events from before this header.
                 * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
                 */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
                /**
                 * @description Begins with `OraTek`.
                 * @example OraTek-Webhooks
                 */
                "User-Agent": components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactUpdatedEvent"];
            };
        };
        responses: {
            200: components["responses"]["EventTaken"];
            410: components["responses"]["EventsUnwanted"];
        };
    };
    onContactDeleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event, as in the body.
                 * @example contact.deleted
                 */
                "X-OraTek-Event": "contact.deleted";
                /**
                 * @description Id of the delivery: another in each resend.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                "X-OraTek-Delivery": components["parameters"]["XOraTekDelivery"];
                /**
                 * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
                 * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
                 */
                "X-OraTek-Signature": components["parameters"]["XOraTekSignature"];
                /**
                 * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795000000
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
                /**
                 * @description Of the request that made the change; absent where none did, and for events from before this header.
                 * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
                 */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
                /**
                 * @description Begins with `OraTek`.
                 * @example OraTek-Webhooks
                 */
                "User-Agent": components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactDeletedEvent"];
            };
        };
        responses: {
            200: components["responses"]["EventTaken"];
            410: components["responses"]["EventsUnwanted"];
        };
    };
    onDealStageChanged: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event, as in the body.
                 * @example deal.stage_changed
                 */
                "X-OraTek-Event": "deal.stage_changed";
                /**
                 * @description Id of the delivery: another in each resend.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                "X-OraTek-Delivery": components["parameters"]["XOraTekDelivery"];
                /**
                 * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
                 * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
                 */
                "X-OraTek-Signature": components["parameters"]["XOraTekSignature"];
                /**
                 * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795000000
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
                /**
                 * @description Of the request that made the change; absent where none did, and for events from before this header.
                 * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
                 */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
                /**
                 * @description Begins with `OraTek`.
                 * @example OraTek-Webhooks
                 */
                "User-Agent": components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DealStageChangedEvent"];
            };
        };
        responses: {
            200: components["responses"]["EventTaken"];
            410: components["responses"]["EventsUnwanted"];
        };
    };
    onTaskCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event, as in the body.
                 * @example task.created
                 */
                "X-OraTek-Event": "task.created";
                /**
                 * @description Id of the delivery: another in each resend.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                "X-OraTek-Delivery": components["parameters"]["XOraTekDelivery"];
                /**
                 * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
                 * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
                 */
                "X-OraTek-Signature": components["parameters"]["XOraTekSignature"];
                /**
                 * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795000000
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
                /**
                 * @description Of the request that made the change; absent where none did, and for events from before this header.
                 * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
                 */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
                /**
                 * @description Begins with `OraTek`.
                 * @example OraTek-Webhooks
                 */
                "User-Agent": components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskCreatedEvent"];
            };
        };
        responses: {
            200: components["responses"]["EventTaken"];
            410: components["responses"]["EventsUnwanted"];
        };
    };
    onTaskCompleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event, as in the body.
                 * @example task.completed
                 */
                "X-OraTek-Event": "task.completed";
                /**
                 * @description Id of the delivery: another in each resend.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                "X-OraTek-Delivery": components["parameters"]["XOraTekDelivery"];
                /**
                 * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
                 * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
                 */
                "X-OraTek-Signature": components["parameters"]["XOraTekSignature"];
                /**
                 * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795000000
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
                /**
                 * @description Of the request that made the change; absent where none did, and for events from before this header.
                 * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
                 */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
                /**
                 * @description Begins with `OraTek`.
                 * @example OraTek-Webhooks
                 */
                "User-Agent": components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskCompletedEvent"];
            };
        };
        responses: {
            200: components["responses"]["EventTaken"];
            410: components["responses"]["EventsUnwanted"];
        };
    };
    onTaskUpdated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event, as in the body.
                 * @example task.updated
                 */
                "X-OraTek-Event": "task.updated";
                /**
                 * @description Id of the delivery: another in each resend.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                "X-OraTek-Delivery": components["parameters"]["XOraTekDelivery"];
                /**
                 * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
                 * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
                 */
                "X-OraTek-Signature": components["parameters"]["XOraTekSignature"];
                /**
                 * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795000000
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
                /**
                 * @description Of the request that made the change; absent where none did, and for events from before this header.
                 * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
                 */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
                /**
                 * @description Begins with `OraTek`.
                 * @example OraTek-Webhooks
                 */
                "User-Agent": components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskUpdatedEvent"];
            };
        };
        responses: {
            200: components["responses"]["EventTaken"];
            410: components["responses"]["EventsUnwanted"];
        };
    };
    onTaskDeleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event, as in the body.
                 * @example task.deleted
                 */
                "X-OraTek-Event": "task.deleted";
                /**
                 * @description Id of the delivery: another in each resend.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                "X-OraTek-Delivery": components["parameters"]["XOraTekDelivery"];
                /**
                 * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
                 * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
                 */
                "X-OraTek-Signature": components["parameters"]["XOraTekSignature"];
                /**
                 * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795000000
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
                /**
                 * @description Of the request that made the change; absent where none did, and for events from before this header.
                 * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
                 */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
                /**
                 * @description Begins with `OraTek`.
                 * @example OraTek-Webhooks
                 */
                "User-Agent": components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskDeletedEvent"];
            };
        };
        responses: {
            200: components["responses"]["EventTaken"];
            410: components["responses"]["EventsUnwanted"];
        };
    };
    onAccountCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event, as in the body.
                 * @example account.created
                 */
                "X-OraTek-Event": "account.created";
                /**
                 * @description Id of the delivery: another in each resend.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                "X-OraTek-Delivery": components["parameters"]["XOraTekDelivery"];
                /**
                 * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
                 * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
                 */
                "X-OraTek-Signature": components["parameters"]["XOraTekSignature"];
                /**
                 * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795000000
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
                /**
                 * @description Of the request that made the change; absent where none did, and for events from before this header.
                 * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
                 */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
                /**
                 * @description Begins with `OraTek`.
                 * @example OraTek-Webhooks
                 */
                "User-Agent": components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountCreatedEvent"];
            };
        };
        responses: {
            200: components["responses"]["EventTaken"];
            410: components["responses"]["EventsUnwanted"];
        };
    };
    onAccountUpdated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event, as in the body.
                 * @example account.updated
                 */
                "X-OraTek-Event": "account.updated";
                /**
                 * @description Id of the delivery: another in each resend.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                "X-OraTek-Delivery": components["parameters"]["XOraTekDelivery"];
                /**
                 * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
                 * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
                 */
                "X-OraTek-Signature": components["parameters"]["XOraTekSignature"];
                /**
                 * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795000000
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
                /**
                 * @description Of the request that made the change; absent where none did, and for events from before this header.
                 * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
                 */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
                /**
                 * @description Begins with `OraTek`.
                 * @example OraTek-Webhooks
                 */
                "User-Agent": components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountUpdatedEvent"];
            };
        };
        responses: {
            200: components["responses"]["EventTaken"];
            410: components["responses"]["EventsUnwanted"];
        };
    };
    onAccountDeleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event, as in the body.
                 * @example account.deleted
                 */
                "X-OraTek-Event": "account.deleted";
                /**
                 * @description Id of the delivery: another in each resend.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                "X-OraTek-Delivery": components["parameters"]["XOraTekDelivery"];
                /**
                 * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
                 * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
                 */
                "X-OraTek-Signature": components["parameters"]["XOraTekSignature"];
                /**
                 * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795000000
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
                /**
                 * @description Of the request that made the change; absent where none did, and for events from before this header.
                 * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
                 */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
                /**
                 * @description Begins with `OraTek`.
                 * @example OraTek-Webhooks
                 */
                "User-Agent": components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountDeletedEvent"];
            };
        };
        responses: {
            200: components["responses"]["EventTaken"];
            410: components["responses"]["EventsUnwanted"];
        };
    };
    onOpportunityCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event, as in the body.
                 * @example opportunity.created
                 */
                "X-OraTek-Event": "opportunity.created";
                /**
                 * @description Id of the delivery: another in each resend.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                "X-OraTek-Delivery": components["parameters"]["XOraTekDelivery"];
                /**
                 * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
                 * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
                 */
                "X-OraTek-Signature": components["parameters"]["XOraTekSignature"];
                /**
                 * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795000000
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
                /**
                 * @description Of the request that made the change; absent where none did, and for events from before this header.
                 * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
                 */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
                /**
                 * @description Begins with `OraTek`.
                 * @example OraTek-Webhooks
                 */
                "User-Agent": components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpportunityCreatedEvent"];
            };
        };
        responses: {
            200: components["responses"]["EventTaken"];
            410: components["responses"]["EventsUnwanted"];
        };
    };
    onOpportunityUpdated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event, as in the body.
                 * @example opportunity.updated
                 */
                "X-OraTek-Event": "opportunity.updated";
                /**
                 * @description Id of the delivery: another in each resend.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                "X-OraTek-Delivery": components["parameters"]["XOraTekDelivery"];
                /**
                 * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
                 * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
                 */
                "X-OraTek-Signature": components["parameters"]["XOraTekSignature"];
                /**
                 * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795000000
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
                /**
                 * @description Of the request that made the change; absent where none did, and for events from before this header.
                 * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
                 */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
                /**
                 * @description Begins with `OraTek`.
                 * @example OraTek-Webhooks
                 */
                "User-Agent": components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpportunityUpdatedEvent"];
            };
        };
        responses: {
            200: components["responses"]["EventTaken"];
            410: components["responses"]["EventsUnwanted"];
        };
    };
    onOpportunityDeleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event, as in the body.
                 * @example opportunity.deleted
                 */
                "X-OraTek-Event": "opportunity.deleted";
                /**
                 * @description Id of the delivery: another in each resend.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                "X-OraTek-Delivery": components["parameters"]["XOraTekDelivery"];
                /**
                 * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
                 * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
                 */
                "X-OraTek-Signature": components["parameters"]["XOraTekSignature"];
                /**
                 * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795000000
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
                /**
                 * @description Of the request that made the change; absent where none did, and for events from before this header.
                 * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
                 */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
                /**
                 * @description Begins with `OraTek`.
                 * @example OraTek-Webhooks
                 */
                "User-Agent": components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpportunityDeletedEvent"];
            };
        };
        responses: {
            200: components["responses"]["EventTaken"];
            410: components["responses"]["EventsUnwanted"];
        };
    };
    onNoteCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event, as in the body.
                 * @example note.created
                 */
                "X-OraTek-Event": "note.created";
                /**
                 * @description Id of the delivery: another in each resend.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                "X-OraTek-Delivery": components["parameters"]["XOraTekDelivery"];
                /**
                 * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
                 * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
                 */
                "X-OraTek-Signature": components["parameters"]["XOraTekSignature"];
                /**
                 * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795000000
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
                /**
                 * @description Of the request that made the change; absent where none did, and for events from before this header.
                 * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
                 */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
                /**
                 * @description Begins with `OraTek`.
                 * @example OraTek-Webhooks
                 */
                "User-Agent": components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteCreatedEvent"];
            };
        };
        responses: {
            200: components["responses"]["EventTaken"];
            410: components["responses"]["EventsUnwanted"];
        };
    };
    onNoteUpdated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event, as in the body.
                 * @example note.updated
                 */
                "X-OraTek-Event": "note.updated";
                /**
                 * @description Id of the delivery: another in each resend.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                "X-OraTek-Delivery": components["parameters"]["XOraTekDelivery"];
                /**
                 * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
                 * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
                 */
                "X-OraTek-Signature": components["parameters"]["XOraTekSignature"];
                /**
                 * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795000000
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
                /**
                 * @description Of the request that made the change; absent where none did, and for events from before this header.
                 * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
                 */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
                /**
                 * @description Begins with `OraTek`.
                 * @example OraTek-Webhooks
                 */
                "User-Agent": components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteUpdatedEvent"];
            };
        };
        responses: {
            200: components["responses"]["EventTaken"];
            410: components["responses"]["EventsUnwanted"];
        };
    };
    onNoteDeleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event, as in the body.
                 * @example note.deleted
                 */
                "X-OraTek-Event": "note.deleted";
                /**
                 * @description Id of the delivery: another in each resend.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                "X-OraTek-Delivery": components["parameters"]["XOraTekDelivery"];
                /**
                 * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
                 * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
                 */
                "X-OraTek-Signature": components["parameters"]["XOraTekSignature"];
                /**
                 * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795000000
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
                /**
                 * @description Of the request that made the change; absent where none did, and for events from before this header.
                 * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
                 */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
                /**
                 * @description Begins with `OraTek`.
                 * @example OraTek-Webhooks
                 */
                "User-Agent": components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteDeletedEvent"];
            };
        };
        responses: {
            200: components["responses"]["EventTaken"];
            410: components["responses"]["EventsUnwanted"];
        };
    };
    onWebhookTest: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The event, as in the body.
                 * @example webhook.test
                 */
                "X-OraTek-Event": "webhook.test";
                /**
                 * @description Id of the delivery: another in each resend.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61
                 */
                "X-OraTek-Delivery": components["parameters"]["XOraTekDelivery"];
                /**
                 * @description `sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.
                 * @example sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080
                 */
                "X-OraTek-Signature": components["parameters"]["XOraTekSignature"];
                /**
                 * @description Id of the event: the same in every attempt and resend, so that it can be handled once.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e
                 */
                "webhook-id": components["parameters"]["WebhookId"];
                /**
                 * @description When this attempt was made, in seconds since 1970.
                 * @example 1795000000
                 */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
                /**
                 * @description Of the request that made the change; absent where none did, and for events from before this header.
                 * @example 4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f
                 */
                "X-Request-Id"?: components["parameters"]["XRequestId"];
                /**
                 * @description Begins with `OraTek`.
                 * @example OraTek-Webhooks
                 */
                "User-Agent": components["parameters"]["UserAgent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookTestEvent"];
            };
        };
        responses: {
            200: components["responses"]["EventTaken"];
            410: components["responses"]["EventsUnwanted"];
        };
    };
}
