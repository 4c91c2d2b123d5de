// Made of openapi.octolane.yaml by "npm run openapi".
export interface paths {
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accounts
         * @description Lists accounts, those changed last first. `q` is sought in name and domain. Read on with `cursor`: an account that is added or removed meanwhile makes no other one repeat or go missing.
         *
         *     Needs the scope `read`.
         */
        get: operations["listAccounts"];
        put?: never;
        /**
         * Create or resolve an account
         * @description Creates an account, unless the domain has one: that one is answered as it is. Fires `account.created` if it is new.
         *
         *     Needs the scope `write`.
         */
        post: operations["resolveAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create or resolve many accounts
         * @description Creates or resolves 1 to 100 accounts, each as by itself; items with one domain get one account. An item with a fault fails alone. The others are written whole or not at all, so a bulk that is sent again doubles nothing.
         *
         *     Needs the scope `write`.
         */
        post: operations["resolveAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update many accounts
         * @description Changes 1 to 50 accounts, each as `PATCH /v1/accounts/{id}` does: an object of the changes by the ids of their records. An entry with a fault fails alone. The others are written whole or not at all. A domain that one entry gives up is free for the next request. Fires `account.updated` once for each record that changes.
         *
         *     Needs the scope `write`.
         */
        patch: operations["updateAccounts"];
        trace?: never;
    };
    "/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an account
         * @description Reads one account.
         *
         *     Needs the scope `read`.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        /**
         * Delete an account
         * @description Deletes an account for good; its contacts and opportunities stay, without it, and fire that they changed. Of more than 1,000, those beyond show its id for some seconds more. Fires `account.deleted`.
         *
         *     Needs the scope `write`.
         */
        delete: operations["deleteAccount"];
        options?: never;
        head?: never;
        /**
         * Update an account
         * @description Changes the fields that are sent and leaves the others; `null` clears a field. Fires `account.updated`, unless nothing changes.
         *
         *     Needs the scope `write`.
         */
        patch: operations["updateAccount"];
        trace?: never;
    };
    "/v1/accounts/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search accounts
         * @description Lists the accounts that meet all filters, in any order. `query` is sought in name and domain. A search that cannot be answered within two seconds is refused, and `errors` names what to narrow.
         *
         *     Needs the scope `read`.
         */
        post: operations["searchAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List contacts
         * @description Lists contacts, those changed last first. `q` is sought in name and email. Read on with `cursor`: a contact that is added or removed meanwhile makes no other one repeat or go missing.
         *
         *     Needs the scope `read`.
         */
        get: operations["listContactProfiles"];
        put?: never;
        /**
         * Create or resolve a contact
         * @description Creates a contact, unless the email identifies one: that one is answered as it is. If the contact has no account, that of the email's domain is created or resolved and linked, except for domains of free mail such as gmail.com.
         *
         *     Needs the scope `write`.
         */
        post: operations["resolveContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create or resolve many contacts
         * @description Creates or resolves 1 to 100 contacts, each as by itself; items with one email get one contact. An item with a fault fails alone. The others are written whole or not at all, so a bulk that is sent again doubles nothing.
         *
         *     Needs the scope `write`.
         */
        post: operations["resolveContacts"];
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update many contacts
         * @description Changes 1 to 50 contacts, each as `PATCH /v1/contacts/{id}` does: an object of the changes by the ids of their records. An entry with a fault fails alone. The others are written whole or not at all. Fires `contact.updated` once for each record that changes.
         *
         *     Needs the scope `write`.
         */
        patch: operations["updateContactProfiles"];
        trace?: never;
    };
    "/v1/contacts/{id}": {
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
        get: operations["getContactProfile"];
        put?: never;
        post?: never;
        /**
         * Delete a contact
         * @description Deletes a contact for good, with its activities; its opportunities stay without it. Fires `contact.deleted`.
         *
         *     Needs the scope `write`.
         */
        delete: operations["deleteContactProfile"];
        options?: never;
        head?: never;
        /**
         * Update a contact
         * @description Changes the fields that are sent and leaves the others; `null` clears a field. Fires `contact.updated`, unless nothing changes.
         *
         *     Needs the scope `write`.
         */
        patch: operations["updateContactProfile"];
        trace?: never;
    };
    "/v1/contacts/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search contacts
         * @description Lists the contacts that meet all filters, in any order. `query` is sought in name and email. A search that cannot be answered within two seconds is refused, and `errors` names what to narrow.
         *
         *     Needs the scope `read`.
         */
        post: operations["searchContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
        /**
         * Create a pipeline
         * @description Creates a pipeline with its stages, all of it or nothing. An organization has at most 50 pipelines, and a pipeline 200 stages. Two equal requests make two pipelines: send an `Idempotency-Key` to be safe.
         *
         *     Needs the scope `write`.
         */
        post: operations["createPipeline"];
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
    "/v1/pipelines/{id}/stages/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add stages to a pipeline
         * @description Adds 1 to 100 stages; a label that the pipeline knows is resolved to the stage that it means. An item with a fault fails alone. The others are written whole or not at all, so a bulk that is sent again doubles nothing. A pipeline has at most 200 stages, and a locked one takes no new ones.
         *
         *     Needs the scope `write`.
         */
        post: operations["addStages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the fields of accounts
         * @description Lists the fields of accounts: those of the system, then those that your organization has defined.
         *
         *     Needs the scope `read`.
         */
        get: operations["listAccountFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/fields/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Define custom fields of accounts
         * @description Defines 1 to 100 custom fields of accounts, which may have 200. A field that is defined already, with this name and type, stays as it is. An item with a fault fails alone; the others are written whole or not at all, so a bulk that is sent again doubles nothing.
         *
         *     Needs the scope `write`.
         */
        post: operations["defineAccountFields"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/fields/bulk/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Update custom fields of accounts
         * @description Changes 1 to 100 custom fields of accounts, each named by its id or its `property_name`. An item with a fault fails alone; the others are written whole or not at all. A changed field counts as `existing`. Needs a key with the scope `admin`.
         *
         *     Needs the scope `admin`.
         */
        post: operations["updateAccountFields"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/fields/{id}": {
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
         * Delete a custom field of accounts
         * @description Deletes a custom field of accounts with all its values. If records have a value of it, `confirm` must be their number, which the refusal names. From now on no list has the field and no value of it is taken. A job clears the values, 500 records at a time, each with the event of any change, and then removes the field; until then records show the values that are left, and the field's name and `property_name` cannot be used again. `GET /api/v1/settings/jobs/{id}` says how far it is. Needs a key with the scope `admin`.
         *
         *     Needs the scope `admin`.
         */
        delete: operations["deleteAccountField"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the fields of contacts
         * @description Lists the fields of contacts: those of the system, then those that your organization has defined.
         *
         *     Needs the scope `read`.
         */
        get: operations["listContactFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/fields/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Define custom fields of contacts
         * @description Defines 1 to 100 custom fields of contacts, which may have 200. A field that is defined already, with this name and type, stays as it is. An item with a fault fails alone; the others are written whole or not at all, so a bulk that is sent again doubles nothing.
         *
         *     Needs the scope `write`.
         */
        post: operations["defineContactFields"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/fields/bulk/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Update custom fields of contacts
         * @description Changes 1 to 100 custom fields of contacts, each named by its id or its `property_name`. An item with a fault fails alone; the others are written whole or not at all. A changed field counts as `existing`. Needs a key with the scope `admin`.
         *
         *     Needs the scope `admin`.
         */
        post: operations["updateContactFields"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/fields/{id}": {
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
         * Delete a custom field of contacts
         * @description Deletes a custom field of contacts with all its values. If records have a value of it, `confirm` must be their number, which the refusal names. From now on no list has the field and no value of it is taken. A job clears the values, 500 records at a time, each with the event of any change, and then removes the field; until then records show the values that are left, and the field's name and `property_name` cannot be used again. `GET /api/v1/settings/jobs/{id}` says how far it is. Needs a key with the scope `admin`.
         *
         *     Needs the scope `admin`.
         */
        delete: operations["deleteContactField"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines/{id}/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the fields of opportunities of a pipeline
         * @description Lists the fields of opportunities of a pipeline: those of the system, then those that your organization has defined.
         *
         *     Needs the scope `read`.
         */
        get: operations["listPipelineFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines/{id}/fields/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Define custom fields of opportunities of a pipeline
         * @description Defines 1 to 100 custom fields of opportunities of a pipeline, which may have 200. A field that is defined already, with this name and type, stays as it is. An item with a fault fails alone; the others are written whole or not at all, so a bulk that is sent again doubles nothing.
         *
         *     Needs the scope `write`.
         */
        post: operations["definePipelineFields"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines/{id}/fields/bulk/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Update custom fields of opportunities of a pipeline
         * @description Changes 1 to 100 custom fields of opportunities of a pipeline, each named by its id or its `property_name`. An item with a fault fails alone; the others are written whole or not at all. A changed field counts as `existing`. Needs a key with the scope `admin`.
         *
         *     Needs the scope `admin`.
         */
        post: operations["updatePipelineFields"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines/{id}/fields/{field_id}": {
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
         * Delete a custom field of opportunities of a pipeline
         * @description Deletes a custom field of opportunities of a pipeline with all its values. If records have a value of it, `confirm` must be their number, which the refusal names. From now on no list has the field and no value of it is taken. A job clears the values, 500 records at a time, each with the event of any change, and then removes the field; until then records show the values that are left, and the field's name and `property_name` cannot be used again. `GET /api/v1/settings/jobs/{id}` says how far it is. Needs a key with the scope `admin`.
         *
         *     Needs the scope `admin`.
         */
        delete: operations["deletePipelineField"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opportunities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List opportunities
         * @description Lists the opportunities of a pipeline, or of one of its stages, those changed last first. `q` is sought in the name. Read on with `cursor`: an opportunity that is added or removed meanwhile makes no other one repeat or go missing.
         *
         *     Needs the scope `read`.
         */
        get: operations["listOpportunities"];
        put?: never;
        /**
         * Create an opportunity
         * @description Creates an opportunity, and creates or resolves its account and its contacts, all of it or nothing. Two equal requests make two opportunities: send an `Idempotency-Key` to be safe. Fires `opportunity.created`; a new contact fires `contact.created`, and one that existed `contact.updated` and `deal.stage_changed`, since the opportunity becomes what `/api/v1` shows as its deal.
         *
         *     Needs the scope `write`.
         */
        post: operations["openOpportunity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opportunities/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search opportunities
         * @description Lists the opportunities of a pipeline that meet all filters, in any order. `query` is sought in the name. A search that cannot be answered within two seconds is refused, and `errors` names what to narrow.
         *
         *     Needs the scope `read`.
         */
        post: operations["searchOpportunities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opportunities/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create many opportunities
         * @description Creates 1 to 100 opportunities, each as by itself; items with one domain or email get one account or contact. An item with a fault fails alone. The others are written whole or not at all.
         *
         *     Needs the scope `write`.
         */
        post: operations["openOpportunities"];
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update many opportunities
         * @description Changes 1 to 50 opportunities, each as `PATCH /v1/opportunities/{id}` does: an object of the changes by the ids of their records. An entry with a fault fails alone. The others are written whole or not at all. Fires `opportunity.updated` once for each record that changes, and the events of the contacts whose deals they are or were.
         *
         *     Needs the scope `write`.
         */
        patch: operations["updateOpportunities"];
        trace?: never;
    };
    "/v1/opportunities/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Summarize opportunities
         * @description Counts the opportunities in each stage of a pipeline, and adds up their `deal_size`.
         *
         *     Needs the scope `read`.
         */
        get: operations["summarizeOpportunities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/opportunities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an opportunity
         * @description Reads one opportunity.
         *
         *     Needs the scope `read`.
         */
        get: operations["getOpportunity"];
        put?: never;
        post?: never;
        /**
         * Delete an opportunity
         * @description Deletes an opportunity for good; its account and its contacts stay. Fires `opportunity.deleted`.
         *
         *     Needs the scope `write`.
         */
        delete: operations["deleteOpportunity"];
        options?: never;
        head?: never;
        /**
         * Update an opportunity
         * @description Changes the fields that are sent and leaves the others; `null` clears a field. A stage of another pipeline takes it there. Fires `opportunity.updated`, unless nothing changes, and the events of the contacts whose deal it is or was.
         *
         *     Needs the scope `write`.
         */
        patch: operations["updateOpportunity"];
        trace?: never;
    };
    "/v1/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List notes
         * @description Lists notes, newest first. Filters narrow the list together.
         *
         *     Needs the scope `read`.
         */
        get: operations["listNotes"];
        put?: never;
        /**
         * Write a note
         * @description Writes a note about accounts and contacts, at least one. Those named by domain or email are created if they do not exist, in one transaction with the note. Two requests make two notes. Fires `note.created`.
         *
         *     Needs the scope `write`.
         */
        post: operations["writeNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notes/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write many notes
         * @description Writes 1 to 100 notes, each as by itself. An item with a fault fails alone. The others are written whole or not at all, so a bulk that is sent again with its `Idempotency-Key` doubles nothing.
         *
         *     Needs the scope `write`.
         */
        post: operations["writeNotes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a note
         * @description Reads one note.
         *
         *     Needs the scope `read`.
         */
        get: operations["getNote"];
        put?: never;
        post?: never;
        /**
         * Delete a note
         * @description Deletes a note for good; what it is about stays. Fires `note.deleted`.
         *
         *     Needs the scope `write`.
         */
        delete: operations["deleteNote"];
        options?: never;
        head?: never;
        /**
         * Update a note
         * @description Changes the fields that are sent and leaves the others. A list of ids replaces the one before; the note has to be about something afterwards. Fires `note.updated`, unless nothing changes.
         *
         *     Needs the scope `write`.
         */
        patch: operations["updateNote"];
        trace?: never;
    };
    "/v1/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Push an activity
         * @description Writes down that something took place. It is joined to the contacts that its participants identify and to the accounts of its domains, as far as those exist, and is listed by `GET /api/v1/contacts/{id}/activities`. Two requests make two activities. Fires no event.
         *
         *     Needs the scope `write`.
         */
        post: operations["pushActivity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activities/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Push many activities
         * @description Writes 1 to 100 activities, each as by itself. An item with a fault fails alone. The others are written whole or not at all, so a bulk that is sent again with its `Idempotency-Key` doubles nothing.
         *
         *     Needs the scope `write`.
         */
        post: operations["pushActivities"];
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
        AccountAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Account retrieved successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["Account"];
        };
        AccountDeletedAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Account deleted successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["Deleted"];
        };
        /**
         * @description What `fields` can name.
         * @enum {string}
         */
        AccountField: "id" | "domain" | "name" | "industry" | "logo" | "linkedin" | "twitter" | "twitter_followers" | "description" | "primary_location" | "employee_range" | "type" | "estimated_revenue" | "total_fund_raised" | "founded" | "tags" | "first_email_interaction" | "last_email_interaction" | "first_meeting_interaction" | "last_meeting_interaction" | "last_interaction" | "next_meeting" | "custom_fields" | "created_at" | "updated_at";
        /**
         * @description What a search can filter by.
         * @enum {string}
         */
        AccountFilterField: "id" | "domain" | "name" | "industry" | "logo" | "linkedin" | "twitter" | "twitter_followers" | "description" | "primary_location" | "employee_range" | "type" | "estimated_revenue" | "total_fund_raised" | "founded" | "tags" | "first_email_interaction" | "last_email_interaction" | "first_meeting_interaction" | "last_meeting_interaction" | "last_interaction" | "next_meeting" | "created_at" | "updated_at";
        AccountSearchBody: {
            /** @description A part of a name, an address or a domain, as the record has them, without regard to case and accents. */
            query?: string;
            /** @description The same as `query`; only one of them is sent. */
            q?: string;
            /**
             * @description Conditions on fields; all of them hold together. `empty` and `not_empty` take no value, `between` takes the least and the greatest, `in`, `not_in`, `contains_all` and `contains_none` a list, all others one value. A date is milliseconds, RFC 3339 or a plain date.
             * @example [
             *       {
             *         "field": "created_at",
             *         "operator": "gte",
             *         "value": "2026-01-01"
             *       }
             *     ]
             */
            filters?: {
                /** @description A field of the system, or the `property_name` of a custom field. */
                field: components["schemas"]["AccountFilterField"] | string;
                operator: components["schemas"]["FilterOperator"];
                /** @description What the field is compared with: of the type of the field, or a list of such. */
                value?: unknown;
            }[];
            /**
             * @description The order: `field`, `field:asc`, `field:desc`, or an object with `field` and `direction`; a field alone is ascending, ties are ordered by id. Fields: `updated_at`, `created_at`, `name`, `domain`, `id`.
             * @default updated_at:desc
             */
            sort?: string | {
                field: string;
                direction?: string;
            };
            /** @description `next_cursor` of the page before, with everything else as it was, `limit` included. */
            cursor?: string | null;
            /**
             * @description How many records a page has at most. One whose records are large ends when it holds about 5 MB: `has_more` and `next_cursor` say how to go on.
             * @default 100
             * @example 100
             */
            limit?: number;
            /** @description The fields to answer with, by default all; `id` is always among them. */
            fields?: components["schemas"]["AccountField"][];
        };
        Accounts: {
            /**
             * @description Whether there is another page.
             * @example false
             */
            has_more: boolean;
            /**
             * @description Give it as `cursor` to read the next page; null on the last page.
             * @example null
             */
            next_cursor: string | null;
            /**
             * @description The limit that was applied.
             * @example 100
             */
            limit: number;
            /**
             * @description The custom fields that these records may have values of, by their slug, which is the `property_name`.
             * @example {}
             */
            custom_field_definitions: {
                [key: string]: components["schemas"]["CustomFieldDefinition"];
            };
            /**
             * @description Only where a filter on `updated_at` with `gte` is given: each change with an earlier `updated_at` was visible to this walk, or will never be. In milliseconds; all pages of a walk say the same. Filter by it when you ask the next time: every change comes at least once.
             * @example 1770768000000
             */
            synced_until?: number;
            /** @description The accounts. */
            accounts: components["schemas"]["ListedAccount"][];
        };
        AccountsAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Accounts retrieved successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["Accounts"];
        };
        AccountsProcessedAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Accounts processed successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["BulkResults"];
        };
        ActivitiesProcessedAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Activities processed successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["BulkResults"];
        };
        /**
         * @description What an activity can be.
         * @enum {string}
         */
        ActivityType: "EMAIL" | "MEETING" | "EMAIL_OPEN" | "LINK_CLICK" | "CALL" | "COMMENT" | "IN_PERSON_MEETING" | "LINKEDIN_CONNECTION" | "LINKEDIN_MESSAGE" | "X_ACTIVITY" | "TEXT_MESSAGE" | "WHATSAPP_MESSAGE" | "CONTACT_ADDED" | "OTHER";
        AddStageBody: {
            /**
             * @description What people call it. A label that a stage of the pipeline has is resolved to that stage, compared as `deal_stage` of `/api/v1` is; so is one that a merged stage had, to the stage that it was merged into.
             * @example Legal review
             */
            label: string;
            /**
             * @description Its color, for people and programs that draw it.
             * @example #36b37e
             */
            color?: string | null;
            /**
             * @description Its place, from 1; a stage that stands there, and those right behind it, move one further. Absent: at the end.
             * @example 4
             */
            stage_order?: number | null;
            /**
             * @description Whether new opportunities begin in it, unless they name another; one stage of a pipeline is it, the first one unless another is named.
             * @example false
             */
            is_default?: boolean;
            /**
             * @description How likely an opportunity in it is won, in percent.
             * @example 60
             */
            probability?: number | null;
            /**
             * @description Whether an opportunity in it is still open (`default`, if it is absent), was won or lost.
             * @example default
             */
            stage_type?: components["schemas"]["StageType"];
        };
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
        /**
         * @description What the values of a field are.
         * @enum {string}
         */
        AttributeType: "string" | "number" | "checkbox" | "date" | "date_range" | "rating" | "timestamp" | "select" | "multi_select" | "currency" | "percentage" | "location" | "time" | "datetime" | "email" | "phone" | "website" | "url" | "radio" | "team_members";
        BulkResult: {
            /**
             * @description Place of the item in the list that was sent, from 0.
             * @example 0
             */
            index: number;
            /**
             * @description `created`, `existing` if it was resolved to a record that there was or that an earlier item made, or `error`.
             * @example created
             */
            status: components["schemas"]["BulkStatus"];
            /**
             * Format: uuid
             * @description Id of the record; null for an error.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72
             */
            id: string | null;
            /**
             * @description One sentence for each field of the item with a fault, by its path within the item; empty unless it is an error.
             * @example {}
             */
            errors: {
                [key: string]: string;
            };
        };
        BulkResults: {
            /** @description One for each item, in their order. */
            results: components["schemas"]["BulkResult"][];
            /**
             * @description How many items created a record.
             * @example 1
             */
            created: number;
            /**
             * @description How many were resolved to an existing record.
             * @example 0
             */
            existing: number;
            /**
             * @description How many were refused.
             * @example 0
             */
            failed: number;
        };
        /**
         * @description What became of an item of a bulk.
         * @enum {string}
         */
        BulkStatus: "created" | "existing" | "error";
        BulkUpdateAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Records updated successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["BulkUpdateResults"];
        };
        BulkUpdateResult: {
            /**
             * @description Place of the entry in the object that was sent, from 0.
             * @example 0
             */
            index: number;
            /**
             * @description `updated`, also if the record was as it should be already, or `error`.
             * @example updated
             */
            status: components["schemas"]["BulkUpdateStatus"];
            /**
             * Format: uuid
             * @description Id of the record, the key of the entry.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72
             */
            id: string;
            /**
             * @description One sentence for each field of the entry with a fault, by its path within the entry; empty unless it is an error.
             * @example {}
             */
            errors: {
                [key: string]: string;
            };
        };
        BulkUpdateResults: {
            /** @description One for each entry, in their order. */
            results: components["schemas"]["BulkUpdateResult"][];
            /**
             * @description How many records are as they were to be.
             * @example 1
             */
            updated: number;
            /**
             * @description How many entries were refused.
             * @example 0
             */
            failed: number;
        };
        /**
         * @description What became of an entry of a bulk update.
         * @enum {string}
         */
        BulkUpdateStatus: "updated" | "error";
        ContactDeletedAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Contact deleted successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["Deleted"];
        };
        ContactProfile: {
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
             * @description Id of the contact, the same as in `/api/v1/contacts`.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            id: string;
            /**
             * Format: idn-email
             * @description Email address, which identifies the contact; null for one that was made through `/api/v1` without one.
             * @example jane@acme.example
             */
            email: string | null;
            /**
             * @description The full name.
             * @example Jane Doe
             */
            full_name: string | null;
            /**
             * @description The same as `full_name`.
             * @example Jane Doe
             */
            name: string | null;
            /**
             * @description First name.
             * @example Jane
             */
            first_name: string | null;
            /**
             * @description Last name.
             * @example Doe
             */
            last_name: string | null;
            /**
             * @description Phone number.
             * @example 801-555-0102
             */
            phone: string | null;
            /**
             * @description Where the contact works; `company` in `/api/v1`.
             * @example Acme
             */
            current_company: string | null;
            /**
             * Format: uuid
             * @description Id of its account.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
             */
            account_id: string | null;
            /**
             * @description Job title.
             * @example CTO
             */
            job_title: string | null;
            /**
             * @description Seniority.
             * @example executive
             */
            seniority: string | null;
            /**
             * @description LinkedIn profile.
             * @example https://www.linkedin.com/in/jane-doe
             */
            linkedin: string | null;
            /**
             * @description Account on X.
             * @example @janedoe
             */
            twitter: string | null;
            /**
             * @description Followers on X.
             * @example 1200
             */
            twitter_followers: number | null;
            /**
             * @description What sort of contact it is.
             * @example customer
             */
            type: string | null;
            /**
             * @description Address of a picture.
             * @example https://acme.example/jane.png
             */
            avatar_url: string | null;
            /**
             * @description Whether the email address was verified.
             * @example true
             */
            email_verified: boolean;
            /**
             * @description Further email addresses; they identify nobody.
             * @example [
             *       "jane.doe@home.example"
             *     ]
             */
            other_emails: string[];
        };
        ContactProfileAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Contact retrieved successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["ContactProfile"];
        };
        /**
         * @description What `fields` can name.
         * @enum {string}
         */
        ContactProfileField: "id" | "email" | "full_name" | "name" | "phone" | "current_company" | "account_id" | "first_name" | "last_name" | "job_title" | "seniority" | "linkedin" | "twitter" | "twitter_followers" | "type" | "avatar_url" | "email_verified" | "other_emails" | "first_email_interaction" | "last_email_interaction" | "first_meeting_interaction" | "last_meeting_interaction" | "last_interaction" | "next_meeting" | "custom_fields" | "created_at" | "updated_at";
        /**
         * @description What a search can filter by.
         * @enum {string}
         */
        ContactProfileFilterField: "id" | "email" | "full_name" | "current_company" | "phone" | "first_name" | "last_name" | "job_title" | "seniority" | "linkedin" | "twitter" | "twitter_followers" | "type" | "avatar_url" | "email_verified" | "other_emails" | "first_email_interaction" | "last_email_interaction" | "first_meeting_interaction" | "last_meeting_interaction" | "last_interaction" | "next_meeting" | "account_id" | "created_at" | "updated_at" | "name";
        ContactProfiles: {
            /**
             * @description Whether there is another page.
             * @example false
             */
            has_more: boolean;
            /**
             * @description Give it as `cursor` to read the next page; null on the last page.
             * @example null
             */
            next_cursor: string | null;
            /**
             * @description The limit that was applied.
             * @example 100
             */
            limit: number;
            /**
             * @description The custom fields that these records may have values of, by their slug, which is the `property_name`.
             * @example {}
             */
            custom_field_definitions: {
                [key: string]: components["schemas"]["CustomFieldDefinition"];
            };
            /**
             * @description Only where a filter on `updated_at` with `gte` is given: each change with an earlier `updated_at` was visible to this walk, or will never be. In milliseconds; all pages of a walk say the same. Filter by it when you ask the next time: every change comes at least once.
             * @example 1770768000000
             */
            synced_until?: number;
            /** @description The contacts. */
            contacts: components["schemas"]["ListedContactProfile"][];
        };
        ContactProfilesAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Contacts retrieved successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["ContactProfiles"];
        };
        ContactSearchBody: {
            /** @description A part of a name, an address or a domain, as the record has them, without regard to case and accents. */
            query?: string;
            /** @description The same as `query`; only one of them is sent. */
            q?: string;
            /**
             * @description Conditions on fields; all of them hold together. `empty` and `not_empty` take no value, `between` takes the least and the greatest, `in`, `not_in`, `contains_all` and `contains_none` a list, all others one value. A date is milliseconds, RFC 3339 or a plain date.
             * @example [
             *       {
             *         "field": "created_at",
             *         "operator": "gte",
             *         "value": "2026-01-01"
             *       }
             *     ]
             */
            filters?: {
                /** @description A field of the system, or the `property_name` of a custom field. */
                field: components["schemas"]["ContactProfileFilterField"] | string;
                operator: components["schemas"]["FilterOperator"];
                /** @description What the field is compared with: of the type of the field, or a list of such. */
                value?: unknown;
            }[];
            /**
             * @description The order: `field`, `field:asc`, `field:desc`, or an object with `field` and `direction`; a field alone is ascending, ties are ordered by id. Fields: `updated_at`, `created_at`, `name`, `first_name`, `last_name`, `email`, `account_id`, `id`.
             * @default updated_at:desc
             */
            sort?: string | {
                field: string;
                direction?: string;
            };
            /** @description `next_cursor` of the page before, with everything else as it was, `limit` included. */
            cursor?: string | null;
            /**
             * @description How many records a page has at most. One whose records are large ends when it holds about 5 MB: `has_more` and `next_cursor` say how to go on.
             * @default 100
             * @example 100
             */
            limit?: number;
            /** @description The fields to answer with, by default all; `id` is always among them. */
            fields?: components["schemas"]["ContactProfileField"][];
        };
        ContactsProcessedAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Contacts processed successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["BulkResults"];
        };
        CreatePipelineBody: {
            /**
             * @description Its name.
             * @example Partners
             */
            name: string;
            /** @description Its stages, in their order; each with a label of its own. Absent: none, to be added by `stages/bulk`. */
            stages?: components["schemas"]["AddStageBody"][];
        };
        CreatedForOpportunity: {
            /**
             * @description Whether its account was created, and not resolved.
             * @example true
             */
            account: boolean;
            /**
             * @description Ids of the contacts that were created.
             * @example [
             *       "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b"
             *     ]
             */
            contacts: string[];
        };
        CustomFieldDefinition: {
            /**
             * @description What people call it now.
             * @example Customer tier
             */
            current_name: string;
            /**
             * @description The name of its values in `custom_fields`; its slug is the same.
             * @example customer_tier
             */
            property_name: string;
            /**
             * @description What its values are.
             * @example select
             */
            attribute_type: components["schemas"]["AttributeType"];
            /** @description What it has besides its type. */
            metadata: components["schemas"]["DefinitionMetadata"];
        };
        DefineFieldBody: {
            /** @description Its options. Options that are sent replace those before; values that records have stay. */
            metadata?: components["schemas"]["FieldMetadataInput"];
            /**
             * @description Its place among the custom fields, from 1. Absent from a new field: behind all others.
             * @example 1
             */
            order?: number | null;
            /**
             * @description Whether screens should leave it out; it is read and written all the same.
             * @example false
             */
            is_hidden?: boolean;
            /**
             * @description What people call it; no other custom field of these records has this name, in any case and with any accents.
             * @example Customer tier
             */
            name: string;
            /**
             * @description What its values are; it never changes.
             * @example select
             */
            attribute_type: components["schemas"]["AttributeType"];
            /**
             * @description The name of its values in records and filters, `^[a-z][a-z0-9_]*$`; it never changes. Absent: made of the name.
             * @example customer_tier
             */
            property_name?: string | null;
        };
        DefinitionMetadata: {
            /** @description The options that its values are chosen from, in their order; absent from fields of other types. */
            options?: components["schemas"]["SelectOption"][];
        };
        Deleted: {
            /**
             * Format: uuid
             * @description Id of the record that is gone.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            id: string;
        };
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
        FieldDeletionAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Field is being deleted
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["FieldDeletionJob"];
        };
        FieldDeletionJob: {
            /**
             * Format: uuid
             * @description Id of the job, a UUID, for `GET /api/v1/settings/jobs/{id}`.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a80
             */
            id: string;
            /**
             * @description `pending` until the first value is cleared, `completed` once the field is gone.
             * @example pending
             */
            status: components["schemas"]["JobStatus"];
            /**
             * @description From how many records the value is gone.
             * @example 0
             */
            done: number;
            /**
             * @description How many records had a value when it was asked for.
             * @example 12
             */
            total: number;
        };
        FieldMetadata: {
            /** @description The options that its values are chosen from, in their order; absent from fields of other types. */
            select_options?: components["schemas"]["SelectOption"][];
        };
        FieldMetadataInput: {
            /** @description The options of a `select`, a `multi_select` or a `radio`, which its values are chosen from: at most 25,000 characters in their labels, values and colors together. */
            select_options?: components["schemas"]["SelectOptionInput"][];
        };
        FieldsAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Fields retrieved successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["RecordFields"];
        };
        FieldsProcessedAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Fields processed successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["BulkResults"];
        };
        /**
         * @description What a filter does with the value of its field; the last eleven are other names: `is` of `eq`, `after` and `greater_than` of `gt`, `include_all` of `contains_all`, and so on.
         * @enum {string}
         */
        FilterOperator: "eq" | "neq" | "contains" | "not_contains" | "starts_with" | "ends_with" | "in" | "not_in" | "gt" | "gte" | "lt" | "lte" | "between" | "empty" | "not_empty" | "contains_all" | "contains_none" | "is" | "is_not" | "contain" | "not_contain" | "is_any_of" | "greater_than" | "after" | "less_than" | "before" | "include_all" | "exclude_all";
        /**
         * @description `pending` has not begun, `running` has, `completed` has done all that it was to do.
         * @enum {string}
         */
        JobStatus: "pending" | "running" | "completed";
        ListedAccount: {
            /**
             * Format: uuid
             * @description Id of the account, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72
             */
            id: string;
            /**
             * @description The first email, in milliseconds since 1970.
             * @example 1770768000000
             */
            first_email_interaction?: number | null;
            /**
             * @description The last email, in milliseconds since 1970.
             * @example 1770768000000
             */
            last_email_interaction?: number | null;
            /**
             * @description The first meeting, in milliseconds since 1970.
             * @example 1770768000000
             */
            first_meeting_interaction?: number | null;
            /**
             * @description The last meeting, in milliseconds since 1970.
             * @example 1770768000000
             */
            last_meeting_interaction?: number | null;
            /**
             * @description The last interaction of any sort, in milliseconds since 1970.
             * @example 1770768000000
             */
            last_interaction?: number | null;
            /**
             * @description The next meeting, in milliseconds since 1970.
             * @example 1770768000000
             */
            next_meeting?: number | null;
            /**
             * @description Values of custom fields, by the `property_name` of each; dates in milliseconds since 1970. A field without a value is left out.
             * @example {}
             */
            custom_fields?: {
                [key: string]: unknown;
            };
            /**
             * @description When it was created, in milliseconds since 1970.
             * @example 1770768000000
             */
            created_at?: number;
            /**
             * @description When it last changed, in milliseconds since 1970.
             * @example 1770768000000
             */
            updated_at?: number;
            /**
             * @description Its domain, normalised: in lower case and punycode, without scheme, port, path and `www.`.
             * @example acme.example
             */
            domain?: string;
            /**
             * @description Name of the company.
             * @example Acme
             */
            name?: string | null;
            /**
             * @description Industry.
             * @example Robotics
             */
            industry?: string | null;
            /**
             * @description Address of its logo.
             * @example https://acme.example/logo.png
             */
            logo?: string | null;
            /**
             * @description LinkedIn page.
             * @example https://www.linkedin.com/company/acme
             */
            linkedin?: string | null;
            /**
             * @description Account on X.
             * @example @acme
             */
            twitter?: string | null;
            /**
             * @description Followers on X.
             * @example 1200
             */
            twitter_followers?: number | null;
            /**
             * @description What the company does.
             * @example Robots for warehouses.
             */
            description?: string | null;
            /**
             * @description Where it is.
             * @example Salt Lake City, UT
             */
            primary_location?: string | null;
            /**
             * @description How many people work there.
             * @example 51-200
             */
            employee_range?: string | null;
            /**
             * @description What sort of account it is.
             * @example customer
             */
            type?: string | null;
            /**
             * @description Estimated revenue of a year.
             * @example 12500000
             */
            estimated_revenue?: number | null;
            /**
             * @description Funds raised in total.
             * @example 4000000.5
             */
            total_fund_raised?: number | null;
            /**
             * @description Year in which it was founded.
             * @example 2016
             */
            founded?: number | null;
            /**
             * @description Tags.
             * @example [
             *       "enterprise"
             *     ]
             */
            tags?: string[];
        };
        ListedContactProfile: {
            /**
             * Format: uuid
             * @description Id of the contact, the same as in `/api/v1/contacts`.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            id: string;
            /**
             * @description The first email, in milliseconds since 1970.
             * @example 1770768000000
             */
            first_email_interaction?: number | null;
            /**
             * @description The last email, in milliseconds since 1970.
             * @example 1770768000000
             */
            last_email_interaction?: number | null;
            /**
             * @description The first meeting, in milliseconds since 1970.
             * @example 1770768000000
             */
            first_meeting_interaction?: number | null;
            /**
             * @description The last meeting, in milliseconds since 1970.
             * @example 1770768000000
             */
            last_meeting_interaction?: number | null;
            /**
             * @description The last interaction of any sort, in milliseconds since 1970.
             * @example 1770768000000
             */
            last_interaction?: number | null;
            /**
             * @description The next meeting, in milliseconds since 1970.
             * @example 1770768000000
             */
            next_meeting?: number | null;
            /**
             * @description Values of custom fields, by the `property_name` of each; dates in milliseconds since 1970. A field without a value is left out.
             * @example {}
             */
            custom_fields?: {
                [key: string]: unknown;
            };
            /**
             * @description When it was created, in milliseconds since 1970.
             * @example 1770768000000
             */
            created_at?: number;
            /**
             * @description When it last changed, in milliseconds since 1970.
             * @example 1770768000000
             */
            updated_at?: number;
            /**
             * Format: idn-email
             * @description Email address, which identifies the contact; null for one that was made through `/api/v1` without one.
             * @example jane@acme.example
             */
            email?: string | null;
            /**
             * @description The full name.
             * @example Jane Doe
             */
            full_name?: string | null;
            /**
             * @description The same as `full_name`.
             * @example Jane Doe
             */
            name?: string | null;
            /**
             * @description First name.
             * @example Jane
             */
            first_name?: string | null;
            /**
             * @description Last name.
             * @example Doe
             */
            last_name?: string | null;
            /**
             * @description Phone number.
             * @example 801-555-0102
             */
            phone?: string | null;
            /**
             * @description Where the contact works; `company` in `/api/v1`.
             * @example Acme
             */
            current_company?: string | null;
            /**
             * Format: uuid
             * @description Id of its account.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
             */
            account_id?: string | null;
            /**
             * @description Job title.
             * @example CTO
             */
            job_title?: string | null;
            /**
             * @description Seniority.
             * @example executive
             */
            seniority?: string | null;
            /**
             * @description LinkedIn profile.
             * @example https://www.linkedin.com/in/jane-doe
             */
            linkedin?: string | null;
            /**
             * @description Account on X.
             * @example @janedoe
             */
            twitter?: string | null;
            /**
             * @description Followers on X.
             * @example 1200
             */
            twitter_followers?: number | null;
            /**
             * @description What sort of contact it is.
             * @example customer
             */
            type?: string | null;
            /**
             * @description Address of a picture.
             * @example https://acme.example/jane.png
             */
            avatar_url?: string | null;
            /**
             * @description Whether the email address was verified.
             * @example true
             */
            email_verified?: boolean;
            /**
             * @description Further email addresses; they identify nobody.
             * @example [
             *       "jane.doe@home.example"
             *     ]
             */
            other_emails?: string[];
        };
        ListedOpportunity: {
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
            name?: string;
            /**
             * Format: uuid
             * @description Id of its pipeline.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
             */
            pipeline_id?: string;
            /**
             * Format: uuid
             * @description Id of its stage.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71
             */
            stage_id?: string;
            /**
             * @description The stage's label.
             * @example Qualified
             */
            stage_name?: string;
            /**
             * Format: uuid
             * @description Id of its account.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72
             */
            account_id?: string | null;
            /**
             * Format: uuid
             * @description Id of its primary contact. Of the opportunities of a contact, the one that it got last shows in `/api/v1/deals`.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            contact_id?: string | null;
            /** @description Its other contacts, in the order in which they were sent. */
            additional_contacts?: components["schemas"]["AdditionalContact"][];
            /**
             * @description Values of custom fields, by the `property_name` of each; dates in milliseconds since 1970. A field without a value is left out.
             * @example {}
             */
            custom_fields?: {
                [key: string]: unknown;
            };
            /**
             * @description Its value in the organization's currency, with at most two decimals.
             * @example 28000
             */
            deal_size?: number | null;
            /**
             * @description When it is expected to close, in milliseconds since 1970.
             * @example 1770768000000
             */
            close_date?: number | null;
            /**
             * @description When the next step is due, in milliseconds since 1970.
             * @example 1770768000000
             */
            next_action_date?: number | null;
            /**
             * @description What is to be done next.
             * @example Send the offer
             */
            next_steps?: string | null;
            /**
             * Format: uuid
             * @description Id of the user that owns it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d
             */
            owner_id?: string | null;
            /**
             * @description When it was created, in milliseconds since 1970.
             * @example 1770768000000
             */
            created_at?: number;
            /**
             * @description When it last changed, in milliseconds since 1970.
             * @example 1770768000000
             */
            updated_at?: number;
        };
        NewOpportunityFields: {
            /**
             * Format: uuid
             * @description Id of its stage.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71
             */
            stage_id?: string | null;
            /**
             * @description The stage's label, without regard to case; with `stage_id` it must be a label of that stage.
             * @example Qualified
             */
            stage_name?: string | null;
            /**
             * @description Its value in the organization's currency, with at most two decimals.
             * @example 28000
             */
            deal_size?: number | null;
            /**
             * @description When it is expected to close.
             * @example 1770768000000
             */
            close_date?: number | string | null;
            /**
             * @description When the next step is due.
             * @example 1770768000000
             */
            next_action_date?: number | string | null;
            /**
             * @description What is to be done next; may have several lines.
             * @example Send the offer
             */
            next_steps?: string | null;
            /**
             * @description Values of custom fields of the pipeline, by the `property_name` of each: those that are not sent stay, `null` clears one. The custom values of one record have at most 262144 bytes (256 KB) together, as JSON in UTF-8 with dates in RFC 3339.
             * @example {}
             */
            custom_attributes?: {
                [key: string]: unknown;
            };
            /**
             * @description Its name. Absent: the account's name, else its domain, else the contact's name.
             * @example Acme: 40 robots
             */
            name?: string | null;
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
        NoteAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Note retrieved successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["Note"];
        };
        NoteDeletedAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Note deleted successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["Deleted"];
        };
        Notes: {
            /**
             * @description Whether there is another page.
             * @example false
             */
            has_more: boolean;
            /**
             * @description Give it as `cursor` to read the next page; null on the last page.
             * @example null
             */
            next_cursor: string | null;
            /**
             * @description The limit that was applied.
             * @example 100
             */
            limit: number;
            /** @description The notes of this page, newest first. */
            notes: components["schemas"]["Note"][];
        };
        NotesAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Notes retrieved successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["Notes"];
        };
        NotesProcessedAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Notes processed successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["BulkResults"];
        };
        OpenOpportunityBody: {
            /**
             * Format: uuid
             * @description Id of its pipeline.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
             */
            pipeline_id: string;
            /** @description The opportunity itself. */
            opportunity?: components["schemas"]["NewOpportunityFields"];
            /** @description The records that it is linked to. */
            related_objects?: components["schemas"]["RelatedObjects"];
        };
        OpenedOpportunity: {
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
            /** @description What was created for it. */
            created: components["schemas"]["CreatedForOpportunity"];
        };
        Opportunities: {
            /**
             * @description Whether there is another page.
             * @example false
             */
            has_more: boolean;
            /**
             * @description Give it as `cursor` to read the next page; null on the last page.
             * @example null
             */
            next_cursor: string | null;
            /**
             * @description The limit that was applied.
             * @example 100
             */
            limit: number;
            /**
             * @description The custom fields that these records may have values of, by their slug, which is the `property_name`.
             * @example {}
             */
            custom_field_definitions: {
                [key: string]: components["schemas"]["CustomFieldDefinition"];
            };
            /**
             * @description Only where a filter on `updated_at` with `gte` is given: each change with an earlier `updated_at` was visible to this walk, or will never be. In milliseconds; all pages of a walk say the same. Filter by it when you ask the next time: every change comes at least once.
             * @example 1770768000000
             */
            synced_until?: number;
            /** @description The opportunities. */
            opportunities: components["schemas"]["ListedOpportunity"][];
        };
        OpportunitiesAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Opportunities retrieved successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["Opportunities"];
        };
        OpportunitiesProcessedAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Opportunities processed successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["BulkResults"];
        };
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
        OpportunityAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Opportunity retrieved successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["Opportunity"];
        };
        OpportunityChangeEntry: {
            /**
             * Format: uuid
             * @description Id of its stage.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71
             */
            stage_id?: string | null;
            /**
             * @description The stage's label, without regard to case; with `stage_id` it must be a label of that stage.
             * @example Qualified
             */
            stage_name?: string | null;
            /**
             * @description Its value in the organization's currency, with at most two decimals.
             * @example 28000
             */
            deal_size?: number | null;
            /**
             * @description When it is expected to close.
             * @example 1770768000000
             */
            close_date?: number | string | null;
            /**
             * @description When the next step is due.
             * @example 1770768000000
             */
            next_action_date?: number | string | null;
            /**
             * @description What is to be done next; may have several lines.
             * @example Send the offer
             */
            next_steps?: string | null;
            /**
             * @description Its name.
             * @example Acme: 40 robots
             */
            name?: string;
            /**
             * Format: uuid
             * @description Id of its account; `null` clears it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72
             */
            opportunity_account?: string | null;
            /**
             * Format: uuid
             * @description Id of its primary contact; `null` clears it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            opportunity_contact?: string | null;
            /**
             * @description Ids of its other contacts, which replace those before; `null` or an empty list clears them.
             * @example [
             *       "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b"
             *     ]
             */
            opportunity_other_stakeholders?: string[] | null;
            /**
             * Format: uuid
             * @description Id of the user that owns it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d
             */
            owner_id?: string | null;
        } & {
            [key: string]: unknown;
        };
        OpportunityDeletedAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Opportunity deleted successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["Deleted"];
        };
        /**
         * @description What `fields` can name.
         * @enum {string}
         */
        OpportunityField: "id" | "name" | "pipeline_id" | "stage_id" | "stage_name" | "account_id" | "contact_id" | "additional_contacts" | "custom_fields" | "deal_size" | "close_date" | "next_action_date" | "next_steps" | "owner_id" | "created_at" | "updated_at";
        /**
         * @description What a search can filter by.
         * @enum {string}
         */
        OpportunityFilterField: "id" | "name" | "deal_size" | "close_date" | "next_action_date" | "next_steps" | "owner_id" | "stage_id" | "stage_name" | "account_id" | "contact_id" | "additional_contacts" | "created_at" | "updated_at" | "amount";
        OpportunityOpenedAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Opportunity created successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["OpenedOpportunity"];
        };
        OpportunitySearchBody: {
            /** @description A part of a name, an address or a domain, as the record has them, without regard to case and accents. */
            query?: string;
            /** @description The same as `query`; only one of them is sent. */
            q?: string;
            /**
             * @description Conditions on fields; all of them hold together. `empty` and `not_empty` take no value, `between` takes the least and the greatest, `in`, `not_in`, `contains_all` and `contains_none` a list, all others one value. A date is milliseconds, RFC 3339 or a plain date.
             * @example [
             *       {
             *         "field": "created_at",
             *         "operator": "gte",
             *         "value": "2026-01-01"
             *       }
             *     ]
             */
            filters?: {
                /** @description A field of the system, or the `property_name` of a custom field. */
                field: components["schemas"]["OpportunityFilterField"] | string;
                operator: components["schemas"]["FilterOperator"];
                /** @description What the field is compared with: of the type of the field, or a list of such. */
                value?: unknown;
            }[];
            /**
             * @description The order: `field`, `field:asc`, `field:desc`, or an object with `field` and `direction`; a field alone is ascending, ties are ordered by id. Fields: `updated_at`, `created_at`, `name`, `deal_size`, `close_date`, `id`.
             * @default updated_at:desc
             */
            sort?: string | {
                field: string;
                direction?: string;
            };
            /** @description `next_cursor` of the page before, with everything else as it was, `limit` included. */
            cursor?: string | null;
            /**
             * @description How many records a page has at most. One whose records are large ends when it holds about 5 MB: `has_more` and `next_cursor` say how to go on.
             * @default 100
             * @example 100
             */
            limit?: number;
            /** @description The fields to answer with, by default all; `id` is always among them. */
            fields?: components["schemas"]["OpportunityField"][];
            /**
             * Format: uuid
             * @description Id of the pipeline.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
             */
            pipeline_id: string;
            /**
             * Format: uuid
             * @description Only this stage.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71
             */
            stage_id?: string | null;
        };
        OpportunitySummary: {
            /** @description The stages of the pipeline in their order, also those in which nothing stands. */
            stages: components["schemas"]["StageSummary"][];
        };
        OpportunitySummaryAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Opportunities summarized successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["OpportunitySummary"];
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
        PipelineCreatedAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Pipeline created successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["PipelineWithStages"];
        };
        PipelineWithStages: {
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
            /** @description Its stages, in their order. */
            stages: components["schemas"]["Stage"][];
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
        PushActivityBody: {
            /**
             * @description What it was.
             * @example CALL
             */
            activity_type: components["schemas"]["ActivityType"];
            /**
             * @description What it was, in a line.
             * @example Call about the Q3 contract
             */
            title: string;
            /**
             * @description What it was about; line breaks and tabs are kept.
             * @example Walked through the Q3 contract.
             */
            description?: string | null;
            /**
             * @description Emails of those who took part. It is joined to the contacts that they identify; none is created, since colleagues and lists take part as well.
             * @example [
             *       "sales@wasatchdrug.example"
             *     ]
             */
            participants?: string[] | null;
            /**
             * @description Domains of the accounts that it is about. It is joined to those that exist.
             * @example [
             *       "wasatchdrug.example"
             *     ]
             */
            domains?: string[] | null;
            /**
             * @description Anything that you want to keep with it: an object of at most 16,384 characters of JSON.
             * @example {
             *       "minutes": 25
             *     }
             */
            metadata?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description When it took place; now, unless it is given.
             * @example 1770768000000
             */
            created_at?: number | string | null;
        };
        PushedActivityAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Activity created successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["PushedActivityRecord"];
        };
        PushedActivityRecord: {
            /**
             * Format: uuid
             * @description Id of the activity, a UUID; the timelines of its contacts have it, too.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a74
             */
            id: string;
            /**
             * @description What it was.
             * @example CALL
             */
            activity_type: components["schemas"]["ActivityType"];
            /**
             * @description What it was, in a line.
             * @example Call about the Q3 contract
             */
            title: string;
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
             * @description What was sent to be kept with it; empty if nothing was.
             * @example {
             *       "minutes": 25
             *     }
             */
            metadata: {
                [key: string]: unknown;
            };
            /**
             * @description Ids of the accounts that it is joined to, sorted.
             * @example [
             *       "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72"
             *     ]
             */
            account_ids: string[];
            /**
             * @description Ids of the contacts that it is joined to, sorted.
             * @example [
             *       "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b"
             *     ]
             */
            contact_ids: string[];
            /**
             * @description When it took place, in milliseconds since 1970.
             * @example 1770768000000
             */
            created_at: number;
        };
        RecordField: {
            /**
             * Format: uuid
             * @description Id of the field, a UUID; null for a field of the system.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a78
             */
            id: string | null;
            /**
             * @description What people call it.
             * @example Customer tier
             */
            name: string;
            /**
             * @description Its name in records and filters.
             * @example customer_tier
             */
            property_name: string;
            /**
             * @description What its values are.
             * @example select
             */
            attribute_type: components["schemas"]["AttributeType"];
            /**
             * @description Whether it is one of the system, which cannot be changed.
             * @example false
             */
            is_system: boolean;
            /** @description What it has besides its type. */
            metadata: components["schemas"]["FieldMetadata"];
            /**
             * @description Its place, from 1, among the fields of the system or among the custom ones.
             * @example 1
             */
            order: number;
            /**
             * @description Whether screens should leave it out.
             * @example false
             */
            is_hidden: boolean;
            /**
             * @description When it was defined, in milliseconds since 1970; null for a field of the system.
             * @example 1770768000000
             */
            created_at: number | null;
            /**
             * @description When it last changed, in milliseconds since 1970; null for a field of the system.
             * @example 1770768000000
             */
            updated_at: number | null;
        };
        RecordFields: {
            /** @description The fields of the system, then the custom ones, each in their order. */
            fields: components["schemas"]["RecordField"][];
        };
        RelatedObjects: {
            /**
             * @description Domain of its account. Absent: the account of the first email's domain, except for free-mail providers.
             * @example acme.example
             */
            account_domain?: string | null;
            /**
             * Format: idn-email
             * @description Email of its primary contact.
             * @example jane@acme.example
             */
            primary_contact_email?: string | null;
            /**
             * @description Emails of its other contacts.
             * @example [
             *       "joe@acme.example"
             *     ]
             */
            additional_contact_emails?: string[] | null;
            /**
             * Format: idn-email
             * @description Email of the user that owns it.
             * @example admin@demo.example
             */
            owner_email?: string | null;
            /**
             * Format: uuid
             * @description Id of the user that owns it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d
             */
            owner_id?: string | null;
        };
        ResolveAccountBody: {
            /**
             * @description The first email.
             * @example 1770768000000
             */
            first_email_interaction?: number | string | null;
            /**
             * @description The last email.
             * @example 1770768000000
             */
            last_email_interaction?: number | string | null;
            /**
             * @description The first meeting.
             * @example 1770768000000
             */
            first_meeting_interaction?: number | string | null;
            /**
             * @description The last meeting.
             * @example 1770768000000
             */
            last_meeting_interaction?: number | string | null;
            /**
             * @description The last interaction of any sort.
             * @example 1770768000000
             */
            last_interaction?: number | string | null;
            /**
             * @description The next meeting.
             * @example 1770768000000
             */
            next_meeting?: number | string | null;
            /**
             * @description Name of the company.
             * @example Acme
             */
            name?: string | null;
            /**
             * @description Industry.
             * @example Robotics
             */
            industry?: string | null;
            /**
             * @description Address of its logo.
             * @example https://acme.example/logo.png
             */
            logo?: string | null;
            /**
             * @description LinkedIn page.
             * @example https://www.linkedin.com/company/acme
             */
            linkedin?: string | null;
            /**
             * @description Account on X.
             * @example @acme
             */
            twitter?: string | null;
            /**
             * @description Followers on X.
             * @example 1200
             */
            twitter_followers?: number | null;
            /**
             * @description What the company does; may have several lines.
             * @example Robots for warehouses.
             */
            description?: string | null;
            /**
             * @description Where it is.
             * @example Salt Lake City, UT
             */
            primary_location?: string | null;
            /**
             * @description How many people work there.
             * @example 51-200
             */
            employee_range?: string | null;
            /**
             * @description What sort of account it is.
             * @example customer
             */
            type?: string | null;
            /**
             * @description Estimated revenue of a year.
             * @example 12500000
             */
            estimated_revenue?: number | null;
            /**
             * @description Funds raised in total.
             * @example 4000000.5
             */
            total_fund_raised?: number | null;
            /**
             * @description Year in which it was founded.
             * @example 2016
             */
            founded?: number | null;
            /**
             * @description Tags.
             * @example [
             *       "enterprise"
             *     ]
             */
            tags?: string[] | null;
            /**
             * @description Domain of the company, which identifies the account; an address such as `https://www.acme.example/about` counts as its domain.
             * @example acme.example
             */
            domain: string;
        } & {
            [key: string]: unknown;
        };
        ResolveContactBody: {
            /**
             * @description The first email.
             * @example 1770768000000
             */
            first_email_interaction?: number | string | null;
            /**
             * @description The last email.
             * @example 1770768000000
             */
            last_email_interaction?: number | string | null;
            /**
             * @description The first meeting.
             * @example 1770768000000
             */
            first_meeting_interaction?: number | string | null;
            /**
             * @description The last meeting.
             * @example 1770768000000
             */
            last_meeting_interaction?: number | string | null;
            /**
             * @description The last interaction of any sort.
             * @example 1770768000000
             */
            last_interaction?: number | string | null;
            /**
             * @description The next meeting.
             * @example 1770768000000
             */
            next_meeting?: number | string | null;
            /**
             * @description First name.
             * @example Jane
             */
            first_name?: string | null;
            /**
             * @description Last name.
             * @example Doe
             */
            last_name?: string | null;
            /**
             * @description The full name. Without one, it is first and last name joined, else the part of the email before the @. A full name that changes alone clears first and last name.
             * @example Jane Doe
             */
            full_name?: string | null;
            /**
             * @description Job title.
             * @example CTO
             */
            job_title?: string | null;
            /**
             * @description Phone number, in any notation.
             * @example 801-555-0102
             */
            phone?: string | null;
            /**
             * @description Seniority.
             * @example executive
             */
            seniority?: string | null;
            /**
             * @description LinkedIn profile.
             * @example https://www.linkedin.com/in/jane-doe
             */
            linkedin?: string | null;
            /**
             * @description Account on X.
             * @example @janedoe
             */
            twitter?: string | null;
            /**
             * @description Followers on X.
             * @example 1200
             */
            twitter_followers?: number | null;
            /**
             * @description Where the contact works; `company` in `/api/v1`.
             * @example Acme
             */
            current_company?: string | null;
            /**
             * @description What sort of contact it is.
             * @example customer
             */
            type?: string | null;
            /**
             * @description Address of a picture.
             * @example https://acme.example/jane.png
             */
            avatar_url?: string | null;
            /**
             * @description Whether the email address was verified.
             * @example true
             */
            email_verified?: boolean;
            /**
             * @description Further email addresses; they identify nobody.
             * @example [
             *       "jane.doe@home.example"
             *     ]
             */
            other_emails?: string[] | null;
            /**
             * Format: idn-email
             * @description Email address, which identifies the contact, in any case.
             * @example jane@acme.example
             */
            email: string;
        } & {
            [key: string]: unknown;
        };
        SelectOption: {
            /**
             * @description What people see.
             * @example Gold
             */
            label: string;
            /**
             * @description What records have.
             * @example gold
             */
            value: string;
            /**
             * @description Its color, as it was set; null if it was not.
             * @example #d4af37
             */
            color: string | null;
            /**
             * @description Its place among the options, from 1.
             * @example 1
             */
            order: number;
        };
        SelectOptionInput: {
            /**
             * @description What people see.
             * @example Gold
             */
            label: string;
            /**
             * @description What records have. Absent: the label.
             * @example gold
             */
            value?: string | null;
            /**
             * @description Its color, in any notation.
             * @example #d4af37
             */
            color?: string | null;
            /**
             * @description Its place among the options, from 1. Absent: its place in this list.
             * @example 1
             */
            order?: number | null;
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
        StageSummary: {
            /**
             * Format: uuid
             * @description Id of the stage, a UUID.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71
             */
            stage_id: string;
            /**
             * @description The stage's label.
             * @example Qualified
             */
            stage_name: string;
            /**
             * @description How many opportunities stand in it.
             * @example 3
             */
            count: number;
            /**
             * @description The sum of their `deal_size`.
             * @example 84000
             */
            deal_size: number;
        };
        /**
         * @description Whether an opportunity in the stage is still open (`default`), was won (`positive`) or lost (`negative`).
         * @enum {string}
         */
        StageType: "default" | "positive" | "negative";
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
        StagesProcessedAnswer: {
            /**
             * @description Always true.
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description What was done, for people.
             * @example Stages processed successfully
             */
            message: string;
            /** @description What was asked for. */
            data: components["schemas"]["BulkResults"];
        };
        UpdateAccountBody: {
            /**
             * @description The first email.
             * @example 1770768000000
             */
            first_email_interaction?: number | string | null;
            /**
             * @description The last email.
             * @example 1770768000000
             */
            last_email_interaction?: number | string | null;
            /**
             * @description The first meeting.
             * @example 1770768000000
             */
            first_meeting_interaction?: number | string | null;
            /**
             * @description The last meeting.
             * @example 1770768000000
             */
            last_meeting_interaction?: number | string | null;
            /**
             * @description The last interaction of any sort.
             * @example 1770768000000
             */
            last_interaction?: number | string | null;
            /**
             * @description The next meeting.
             * @example 1770768000000
             */
            next_meeting?: number | string | null;
            /**
             * @description Name of the company.
             * @example Acme
             */
            name?: string | null;
            /**
             * @description Industry.
             * @example Robotics
             */
            industry?: string | null;
            /**
             * @description Address of its logo.
             * @example https://acme.example/logo.png
             */
            logo?: string | null;
            /**
             * @description LinkedIn page.
             * @example https://www.linkedin.com/company/acme
             */
            linkedin?: string | null;
            /**
             * @description Account on X.
             * @example @acme
             */
            twitter?: string | null;
            /**
             * @description Followers on X.
             * @example 1200
             */
            twitter_followers?: number | null;
            /**
             * @description What the company does; may have several lines.
             * @example Robots for warehouses.
             */
            description?: string | null;
            /**
             * @description Where it is.
             * @example Salt Lake City, UT
             */
            primary_location?: string | null;
            /**
             * @description How many people work there.
             * @example 51-200
             */
            employee_range?: string | null;
            /**
             * @description What sort of account it is.
             * @example customer
             */
            type?: string | null;
            /**
             * @description Estimated revenue of a year.
             * @example 12500000
             */
            estimated_revenue?: number | null;
            /**
             * @description Funds raised in total.
             * @example 4000000.5
             */
            total_fund_raised?: number | null;
            /**
             * @description Year in which it was founded.
             * @example 2016
             */
            founded?: number | null;
            /**
             * @description Tags.
             * @example [
             *       "enterprise"
             *     ]
             */
            tags?: string[] | null;
            /**
             * @description Domain of the company; it must not belong to another account.
             * @example acme.example
             */
            domain?: string;
        } & {
            [key: string]: unknown;
        };
        UpdateContactProfileBody: {
            /**
             * @description The first email.
             * @example 1770768000000
             */
            first_email_interaction?: number | string | null;
            /**
             * @description The last email.
             * @example 1770768000000
             */
            last_email_interaction?: number | string | null;
            /**
             * @description The first meeting.
             * @example 1770768000000
             */
            first_meeting_interaction?: number | string | null;
            /**
             * @description The last meeting.
             * @example 1770768000000
             */
            last_meeting_interaction?: number | string | null;
            /**
             * @description The last interaction of any sort.
             * @example 1770768000000
             */
            last_interaction?: number | string | null;
            /**
             * @description The next meeting.
             * @example 1770768000000
             */
            next_meeting?: number | string | null;
            /**
             * @description First name.
             * @example Jane
             */
            first_name?: string | null;
            /**
             * @description Last name.
             * @example Doe
             */
            last_name?: string | null;
            /**
             * @description The full name. Without one, it is first and last name joined, else the part of the email before the @. A full name that changes alone clears first and last name.
             * @example Jane Doe
             */
            full_name?: string | null;
            /**
             * @description Job title.
             * @example CTO
             */
            job_title?: string | null;
            /**
             * @description Phone number, in any notation.
             * @example 801-555-0102
             */
            phone?: string | null;
            /**
             * @description Seniority.
             * @example executive
             */
            seniority?: string | null;
            /**
             * @description LinkedIn profile.
             * @example https://www.linkedin.com/in/jane-doe
             */
            linkedin?: string | null;
            /**
             * @description Account on X.
             * @example @janedoe
             */
            twitter?: string | null;
            /**
             * @description Followers on X.
             * @example 1200
             */
            twitter_followers?: number | null;
            /**
             * @description Where the contact works; `company` in `/api/v1`.
             * @example Acme
             */
            current_company?: string | null;
            /**
             * @description What sort of contact it is.
             * @example customer
             */
            type?: string | null;
            /**
             * @description Address of a picture.
             * @example https://acme.example/jane.png
             */
            avatar_url?: string | null;
            /**
             * @description Whether the email address was verified.
             * @example true
             */
            email_verified?: boolean;
            /**
             * @description Further email addresses; they identify nobody.
             * @example [
             *       "jane.doe@home.example"
             *     ]
             */
            other_emails?: string[] | null;
            /**
             * Format: idn-email
             * @description Email address; it must not belong to another contact.
             * @example jane@acme.example
             */
            email?: string | null;
            /**
             * Format: uuid
             * @description Id of its account.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60
             */
            account_id?: string | null;
        } & {
            [key: string]: unknown;
        };
        UpdateFieldBody: {
            /** @description Its options. Options that are sent replace those before; values that records have stay. */
            metadata?: components["schemas"]["FieldMetadataInput"];
            /**
             * @description Its place among the custom fields, from 1. Absent from a new field: behind all others.
             * @example 1
             */
            order?: number | null;
            /**
             * @description Whether screens should leave it out; it is read and written all the same.
             * @example false
             */
            is_hidden?: boolean;
            /**
             * Format: uuid
             * @description Id of the field.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a78
             */
            id?: string | null;
            /**
             * Format: uuid
             * @description The same as `id`.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a78
             */
            attribute_id?: string | null;
            /**
             * @description Its `property_name`, which names the field where no id is sent, and cannot be changed.
             * @example customer_tier
             */
            property_name?: string | null;
            /**
             * @description What people call it.
             * @example Customer tier
             */
            name?: string;
            /**
             * @description Its type, which cannot be changed: leave it out, or send it as it is.
             * @example select
             */
            attribute_type?: components["schemas"]["AttributeType"];
        };
        UpdateNoteBody: {
            /**
             * @description A line above the note.
             * @example Call about the Q3 contract
             */
            title?: string | null;
            /**
             * @description Ids of accounts that it is about.
             * @example [
             *       "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72"
             *     ]
             */
            account_ids?: string[] | null;
            /**
             * @description Ids of contacts that it is about.
             * @example [
             *       "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b"
             *     ]
             */
            contact_ids?: string[] | null;
            /**
             * @description The note itself; line breaks and tabs are kept.
             * @example They agree to the Q3 contract.
             *     Next call in May.
             */
            content?: string;
        };
        UpdateOpportunityBody: {
            /**
             * Format: uuid
             * @description Id of its stage.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71
             */
            stage_id?: string | null;
            /**
             * @description The stage's label, without regard to case; with `stage_id` it must be a label of that stage.
             * @example Qualified
             */
            stage_name?: string | null;
            /**
             * @description Its value in the organization's currency, with at most two decimals.
             * @example 28000
             */
            deal_size?: number | null;
            /**
             * @description When it is expected to close.
             * @example 1770768000000
             */
            close_date?: number | string | null;
            /**
             * @description When the next step is due.
             * @example 1770768000000
             */
            next_action_date?: number | string | null;
            /**
             * @description What is to be done next; may have several lines.
             * @example Send the offer
             */
            next_steps?: string | null;
            /**
             * @description Values of custom fields of the pipeline, by the `property_name` of each: those that are not sent stay, `null` clears one. The custom values of one record have at most 262144 bytes (256 KB) together, as JSON in UTF-8 with dates in RFC 3339.
             * @example {}
             */
            custom_attributes?: {
                [key: string]: unknown;
            };
            /**
             * @description Its name.
             * @example Acme: 40 robots
             */
            name?: string;
            /**
             * Format: uuid
             * @description Id of its account.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72
             */
            account_id?: string | null;
            /**
             * Format: uuid
             * @description Id of its primary contact.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
             */
            contact_id?: string | null;
            /**
             * @description Ids of its other contacts, which replace those before.
             * @example [
             *       "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b"
             *     ]
             */
            additional_contact_ids?: string[] | null;
            /**
             * Format: uuid
             * @description Id of the user that owns it.
             * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d
             */
            owner_id?: string | null;
        };
        WriteNoteBody: {
            /**
             * @description A line above the note.
             * @example Call about the Q3 contract
             */
            title?: string | null;
            /**
             * @description Ids of accounts that it is about.
             * @example [
             *       "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72"
             *     ]
             */
            account_ids?: string[] | null;
            /**
             * @description Ids of contacts that it is about.
             * @example [
             *       "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b"
             *     ]
             */
            contact_ids?: string[] | null;
            /**
             * @description The note itself; line breaks and tabs are kept.
             * @example They agree to the Q3 contract.
             *     Next call in May.
             */
            content: string;
            /**
             * @description Domains of accounts that it is about. An account that does not exist yet is created.
             * @example [
             *       "wasatchdrug.example"
             *     ]
             */
            account_domains?: string[] | null;
            /**
             * @description Emails of contacts that it is about. A contact that does not exist yet is created.
             * @example [
             *       "sales@wasatchdrug.example"
             *     ]
             */
            contact_emails?: string[] | null;
            /**
             * @description When it was written; now, unless it is given.
             * @example 1770768000000
             */
            created_at?: number | string | null;
        };
    };
    responses: {
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
        /** @description The first request with this Idempotency-Key still runs; `Retry-After` says when to ask again. */
        OctolaneIdempotencyInProgress: {
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
        /** @description The body or a parameter breaks a rule; `errors` has one sentence for each field. The body is not JSON. */
        OctolaneInvalidOrInvalidJson: {
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
        /** @description The body or a parameter breaks a rule; `errors` has one sentence for each field. The body is not JSON. This Idempotency-Key was used before for another method, path or body. */
        OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch: {
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
        /** @description The body or a parameter breaks a rule; `errors` has one sentence for each field. The body is not JSON. This Idempotency-Key was used before for another method, path or body. A PATCH with an empty body. */
        OctolaneInvalidOrInvalidJsonOrIdempotencyMismatchOrNoFields: {
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
        /** @description The request needs what the server does not do: a transfer coding other than `chunked`. */
        OctolaneNotImplemented: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The body is larger than 1 MiB. */
        OctolanePayloadTooLarge: {
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
        /** @description The record is not as If-Match demands, or is as If-None-Match excludes; nothing was changed. */
        OctolanePreconditionFailed: {
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
        /** @description The body is not application/json in UTF-8. */
        OctolaneUnsupportedMediaType: {
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
    };
    parameters: {
        /**
         * @description Id of the account, a UUID.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72
         */
        AccountId: string;
        /** @description How many records have a value of the field and lose it: the number that the refusal names. It may be left out if there is none. */
        Confirm: number;
        /**
         * @description Id of the contact, a UUID.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b
         */
        ContactId: string;
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
         * @description Id of the note, a UUID.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a73
         */
        NoteId: string;
        /** @description `next_cursor` of the page before, with everything else as it was, `limit` included. */
        OctolaneCursor: string;
        /** @description How many records a page has at most. One whose records are large ends when it holds about 5 MB: `has_more` and `next_cursor` say how to go on. */
        OctolaneLimit: number;
        /** @description Id of the pipeline. */
        OctolanePipelineId: string;
        /** @description Only this stage. */
        OctolaneStageId: string;
        /**
         * @description Id of the opportunity, a UUID.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a74
         */
        OpportunityId: string;
        /**
         * @description Id of the pipeline, a UUID.
         * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
         */
        PipelineId: string;
        /** @description A part of a name, an address or a domain, as the record has them, without regard to case and accents. */
        Q: string;
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
    listAccounts: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before, with everything else as it was, `limit` included. */
                cursor?: components["parameters"]["OctolaneCursor"];
                /** @description How many records a page has at most. One whose records are large ends when it holds about 5 MB: `has_more` and `next_cursor` say how to go on. */
                limit?: components["parameters"]["OctolaneLimit"];
                /** @description A part of a name, an address or a domain, as the record has them, without regard to case and accents. */
                q?: components["parameters"]["Q"];
                /** @description The fields to answer with, by default all; `id` is always among them. Comma-separated or repeated. */
                fields?: components["schemas"]["AccountField"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of accounts. */
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
                    "application/json": components["schemas"]["AccountsAnswer"];
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
    resolveAccount: {
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
                 *       "first_email_interaction": 1770768000000,
                 *       "last_email_interaction": 1770768000000,
                 *       "first_meeting_interaction": 1770768000000,
                 *       "last_meeting_interaction": 1770768000000,
                 *       "last_interaction": 1770768000000,
                 *       "next_meeting": 1770768000000,
                 *       "name": "Acme",
                 *       "industry": "Robotics",
                 *       "logo": "https://acme.example/logo.png",
                 *       "linkedin": "https://www.linkedin.com/company/acme",
                 *       "twitter": "@acme",
                 *       "twitter_followers": 1200,
                 *       "description": "Robots for warehouses.",
                 *       "primary_location": "Salt Lake City, UT",
                 *       "employee_range": "51-200",
                 *       "type": "customer",
                 *       "estimated_revenue": 12500000,
                 *       "total_fund_raised": 4000000.5,
                 *       "founded": 2016,
                 *       "tags": [
                 *         "enterprise"
                 *       ],
                 *       "domain": "acme.example"
                 *     }
                 */
                "application/json": components["schemas"]["ResolveAccountBody"];
            };
        };
        responses: {
            /** @description The account that the domain has. */
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
                    "application/json": components["schemas"]["AccountAnswer"];
                };
            };
            /** @description The account as created. */
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    resolveAccounts: {
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
                 *         "first_email_interaction": 1770768000000,
                 *         "last_email_interaction": 1770768000000,
                 *         "first_meeting_interaction": 1770768000000,
                 *         "last_meeting_interaction": 1770768000000,
                 *         "last_interaction": 1770768000000,
                 *         "next_meeting": 1770768000000,
                 *         "name": "Acme",
                 *         "industry": "Robotics",
                 *         "logo": "https://acme.example/logo.png",
                 *         "linkedin": "https://www.linkedin.com/company/acme",
                 *         "twitter": "@acme",
                 *         "twitter_followers": 1200,
                 *         "description": "Robots for warehouses.",
                 *         "primary_location": "Salt Lake City, UT",
                 *         "employee_range": "51-200",
                 *         "type": "customer",
                 *         "estimated_revenue": 12500000,
                 *         "total_fund_raised": 4000000.5,
                 *         "founded": 2016,
                 *         "tags": [
                 *           "enterprise"
                 *         ],
                 *         "domain": "acme.example"
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["ResolveAccountBody"][];
            };
        };
        responses: {
            /** @description None was created. */
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
                    "application/json": components["schemas"]["AccountsProcessedAnswer"];
                };
            };
            /** @description At least one account was created. */
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
                    "application/json": components["schemas"]["AccountsProcessedAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    updateAccounts: {
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
                 *       "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72": {
                 *         "first_email_interaction": 1770768000000,
                 *         "last_email_interaction": 1770768000000,
                 *         "first_meeting_interaction": 1770768000000,
                 *         "last_meeting_interaction": 1770768000000,
                 *         "last_interaction": 1770768000000,
                 *         "next_meeting": 1770768000000,
                 *         "name": "Acme",
                 *         "industry": "Robotics",
                 *         "logo": "https://acme.example/logo.png",
                 *         "linkedin": "https://www.linkedin.com/company/acme",
                 *         "twitter": "@acme",
                 *         "twitter_followers": 1200,
                 *         "description": "Robots for warehouses.",
                 *         "primary_location": "Salt Lake City, UT",
                 *         "employee_range": "51-200",
                 *         "type": "customer",
                 *         "estimated_revenue": 12500000,
                 *         "total_fund_raised": 4000000.5,
                 *         "founded": 2016,
                 *         "tags": [
                 *           "enterprise"
                 *         ],
                 *         "domain": "acme.example"
                 *       }
                 *     }
                 */
                "application/json": {
                    [key: string]: components["schemas"]["UpdateAccountBody"];
                };
            };
        };
        responses: {
            /** @description What became of each entry. */
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
                    "application/json": components["schemas"]["BulkUpdateAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the record as you have it: if it is still the same, the answer is 304 without a body. A list of them, or `*`, will do. */
                "If-None-Match"?: components["parameters"]["IfNoneMatchOfReads"];
            };
            path: {
                /**
                 * @description Id of the account, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72
                 */
                id: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
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
                    "application/json": components["schemas"]["AccountAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
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
    deleteAccount: {
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
                 * @description Id of the account, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72
                 */
                id: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account is gone. */
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
                    "application/json": components["schemas"]["AccountDeletedAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            404: components["responses"]["OctolaneNotFound"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            412: components["responses"]["OctolanePreconditionFailed"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    updateAccount: {
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
                 * @description Id of the account, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72
                 */
                id: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "first_email_interaction": 1770768000000,
                 *       "last_email_interaction": 1770768000000,
                 *       "first_meeting_interaction": 1770768000000,
                 *       "last_meeting_interaction": 1770768000000,
                 *       "last_interaction": 1770768000000,
                 *       "next_meeting": 1770768000000,
                 *       "name": "Acme",
                 *       "industry": "Robotics",
                 *       "logo": "https://acme.example/logo.png",
                 *       "linkedin": "https://www.linkedin.com/company/acme",
                 *       "twitter": "@acme",
                 *       "twitter_followers": 1200,
                 *       "description": "Robots for warehouses.",
                 *       "primary_location": "Salt Lake City, UT",
                 *       "employee_range": "51-200",
                 *       "type": "customer",
                 *       "estimated_revenue": 12500000,
                 *       "total_fund_raised": 4000000.5,
                 *       "founded": 2016,
                 *       "tags": [
                 *         "enterprise"
                 *       ],
                 *       "domain": "acme.example"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateAccountBody"];
            };
        };
        responses: {
            /** @description The account as it now is. */
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
                    "application/json": components["schemas"]["AccountAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatchOrNoFields"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            404: components["responses"]["OctolaneNotFound"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            412: components["responses"]["OctolanePreconditionFailed"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    searchAccounts: {
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
                 *       "filters": [
                 *         {
                 *           "field": "created_at",
                 *           "operator": "gte",
                 *           "value": "2026-01-01"
                 *         }
                 *       ],
                 *       "limit": 100
                 *     }
                 */
                "application/json": components["schemas"]["AccountSearchBody"];
            };
        };
        responses: {
            /** @description A page of accounts. */
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
                    "application/json": components["schemas"]["AccountsAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJson"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    listContactProfiles: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before, with everything else as it was, `limit` included. */
                cursor?: components["parameters"]["OctolaneCursor"];
                /** @description How many records a page has at most. One whose records are large ends when it holds about 5 MB: `has_more` and `next_cursor` say how to go on. */
                limit?: components["parameters"]["OctolaneLimit"];
                /** @description A part of a name, an address or a domain, as the record has them, without regard to case and accents. */
                q?: components["parameters"]["Q"];
                /** @description The fields to answer with, by default all; `id` is always among them. Comma-separated or repeated. */
                fields?: components["schemas"]["ContactProfileField"][];
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
                    "application/json": components["schemas"]["ContactProfilesAnswer"];
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
    resolveContact: {
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
                 *       "first_email_interaction": 1770768000000,
                 *       "last_email_interaction": 1770768000000,
                 *       "first_meeting_interaction": 1770768000000,
                 *       "last_meeting_interaction": 1770768000000,
                 *       "last_interaction": 1770768000000,
                 *       "next_meeting": 1770768000000,
                 *       "first_name": "Jane",
                 *       "last_name": "Doe",
                 *       "full_name": "Jane Doe",
                 *       "job_title": "CTO",
                 *       "phone": "801-555-0102",
                 *       "seniority": "executive",
                 *       "linkedin": "https://www.linkedin.com/in/jane-doe",
                 *       "twitter": "@janedoe",
                 *       "twitter_followers": 1200,
                 *       "current_company": "Acme",
                 *       "type": "customer",
                 *       "avatar_url": "https://acme.example/jane.png",
                 *       "email_verified": true,
                 *       "other_emails": [
                 *         "jane.doe@home.example"
                 *       ],
                 *       "email": "jane@acme.example"
                 *     }
                 */
                "application/json": components["schemas"]["ResolveContactBody"];
            };
        };
        responses: {
            /** @description The contact that the email identifies. */
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
                    "application/json": components["schemas"]["ContactProfileAnswer"];
                };
            };
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactProfileAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    resolveContacts: {
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
                 *         "first_email_interaction": 1770768000000,
                 *         "last_email_interaction": 1770768000000,
                 *         "first_meeting_interaction": 1770768000000,
                 *         "last_meeting_interaction": 1770768000000,
                 *         "last_interaction": 1770768000000,
                 *         "next_meeting": 1770768000000,
                 *         "first_name": "Jane",
                 *         "last_name": "Doe",
                 *         "full_name": "Jane Doe",
                 *         "job_title": "CTO",
                 *         "phone": "801-555-0102",
                 *         "seniority": "executive",
                 *         "linkedin": "https://www.linkedin.com/in/jane-doe",
                 *         "twitter": "@janedoe",
                 *         "twitter_followers": 1200,
                 *         "current_company": "Acme",
                 *         "type": "customer",
                 *         "avatar_url": "https://acme.example/jane.png",
                 *         "email_verified": true,
                 *         "other_emails": [
                 *           "jane.doe@home.example"
                 *         ],
                 *         "email": "jane@acme.example"
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["ResolveContactBody"][];
            };
        };
        responses: {
            /** @description None was created. */
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
                    "application/json": components["schemas"]["ContactsProcessedAnswer"];
                };
            };
            /** @description At least one contact was created. */
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
                    "application/json": components["schemas"]["ContactsProcessedAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    updateContactProfiles: {
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
                 *       "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72": {
                 *         "first_email_interaction": 1770768000000,
                 *         "last_email_interaction": 1770768000000,
                 *         "first_meeting_interaction": 1770768000000,
                 *         "last_meeting_interaction": 1770768000000,
                 *         "last_interaction": 1770768000000,
                 *         "next_meeting": 1770768000000,
                 *         "first_name": "Jane",
                 *         "last_name": "Doe",
                 *         "full_name": "Jane Doe",
                 *         "job_title": "CTO",
                 *         "phone": "801-555-0102",
                 *         "seniority": "executive",
                 *         "linkedin": "https://www.linkedin.com/in/jane-doe",
                 *         "twitter": "@janedoe",
                 *         "twitter_followers": 1200,
                 *         "current_company": "Acme",
                 *         "type": "customer",
                 *         "avatar_url": "https://acme.example/jane.png",
                 *         "email_verified": true,
                 *         "other_emails": [
                 *           "jane.doe@home.example"
                 *         ],
                 *         "email": "jane@acme.example"
                 *       }
                 *     }
                 */
                "application/json": {
                    [key: string]: components["schemas"]["UpdateContactProfileBody"];
                };
            };
        };
        responses: {
            /** @description What became of each entry. */
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
                    "application/json": components["schemas"]["BulkUpdateAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    getContactProfile: {
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
                    "application/json": components["schemas"]["ContactProfileAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
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
    deleteContactProfile: {
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
                    "application/json": components["schemas"]["ContactDeletedAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            404: components["responses"]["OctolaneNotFound"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            412: components["responses"]["OctolanePreconditionFailed"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    updateContactProfile: {
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
                 *       "first_email_interaction": 1770768000000,
                 *       "last_email_interaction": 1770768000000,
                 *       "first_meeting_interaction": 1770768000000,
                 *       "last_meeting_interaction": 1770768000000,
                 *       "last_interaction": 1770768000000,
                 *       "next_meeting": 1770768000000,
                 *       "first_name": "Jane",
                 *       "last_name": "Doe",
                 *       "full_name": "Jane Doe",
                 *       "job_title": "CTO",
                 *       "phone": "801-555-0102",
                 *       "seniority": "executive",
                 *       "linkedin": "https://www.linkedin.com/in/jane-doe",
                 *       "twitter": "@janedoe",
                 *       "twitter_followers": 1200,
                 *       "current_company": "Acme",
                 *       "type": "customer",
                 *       "avatar_url": "https://acme.example/jane.png",
                 *       "email_verified": true,
                 *       "other_emails": [
                 *         "jane.doe@home.example"
                 *       ],
                 *       "email": "jane@acme.example"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateContactProfileBody"];
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
                    "application/json": components["schemas"]["ContactProfileAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatchOrNoFields"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            404: components["responses"]["OctolaneNotFound"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            412: components["responses"]["OctolanePreconditionFailed"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    searchContacts: {
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
                 *       "filters": [
                 *         {
                 *           "field": "created_at",
                 *           "operator": "gte",
                 *           "value": "2026-01-01"
                 *         }
                 *       ],
                 *       "limit": 100
                 *     }
                 */
                "application/json": components["schemas"]["ContactSearchBody"];
            };
        };
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
                    "application/json": components["schemas"]["ContactProfilesAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJson"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
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
    createPipeline: {
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
                 *       "name": "Partners",
                 *       "stages": [
                 *         {
                 *           "label": "Legal review",
                 *           "color": "#36b37e",
                 *           "stage_order": 4,
                 *           "is_default": false,
                 *           "probability": 60,
                 *           "stage_type": "default"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreatePipelineBody"];
            };
        };
        responses: {
            /** @description The pipeline as created. */
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
                    "application/json": components["schemas"]["PipelineCreatedAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    listStages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the pipeline, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
                 */
                id: components["parameters"]["PipelineId"];
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
    addStages: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
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
                 * @example [
                 *       {
                 *         "label": "Legal review",
                 *         "color": "#36b37e",
                 *         "stage_order": 4,
                 *         "is_default": false,
                 *         "probability": 60,
                 *         "stage_type": "default"
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["AddStageBody"][];
            };
        };
        responses: {
            /** @description None was added. */
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
                    "application/json": components["schemas"]["StagesProcessedAnswer"];
                };
            };
            /** @description At least one stage was added. */
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
                    "application/json": components["schemas"]["StagesProcessedAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            404: components["responses"]["OctolaneNotFound"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    listAccountFields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fields. */
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
                    "application/json": components["schemas"]["FieldsAnswer"];
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
    defineAccountFields: {
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
                 *         "metadata": {
                 *           "select_options": [
                 *             {
                 *               "label": "Gold",
                 *               "value": "gold",
                 *               "color": "#d4af37",
                 *               "order": 1
                 *             }
                 *           ]
                 *         },
                 *         "order": 1,
                 *         "is_hidden": false,
                 *         "name": "Customer tier",
                 *         "attribute_type": "select",
                 *         "property_name": "customer_tier"
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["DefineFieldBody"][];
            };
        };
        responses: {
            /** @description None was defined: all were there. */
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
                    "application/json": components["schemas"]["FieldsProcessedAnswer"];
                };
            };
            /** @description At least one field was defined. */
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
                    "application/json": components["schemas"]["FieldsProcessedAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    updateAccountFields: {
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
                 *         "metadata": {
                 *           "select_options": [
                 *             {
                 *               "label": "Gold",
                 *               "value": "gold",
                 *               "color": "#d4af37",
                 *               "order": 1
                 *             }
                 *           ]
                 *         },
                 *         "order": 1,
                 *         "is_hidden": false,
                 *         "property_name": "customer_tier",
                 *         "name": "Customer tier",
                 *         "attribute_type": "select"
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["UpdateFieldBody"][];
            };
        };
        responses: {
            /** @description At least one field is as it was asked for. */
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
                    "application/json": components["schemas"]["FieldsProcessedAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    deleteAccountField: {
        parameters: {
            query?: {
                /** @description How many records have a value of the field and lose it: the number that the refusal names. It may be left out if there is none. */
                confirm?: components["parameters"]["Confirm"];
            };
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
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
            /** @description The job that clears the values. */
            202: {
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
                    "application/json": components["schemas"]["FieldDeletionAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            404: components["responses"]["OctolaneNotFound"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    listContactFields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fields. */
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
                    "application/json": components["schemas"]["FieldsAnswer"];
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
    defineContactFields: {
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
                 *         "metadata": {
                 *           "select_options": [
                 *             {
                 *               "label": "Gold",
                 *               "value": "gold",
                 *               "color": "#d4af37",
                 *               "order": 1
                 *             }
                 *           ]
                 *         },
                 *         "order": 1,
                 *         "is_hidden": false,
                 *         "name": "Customer tier",
                 *         "attribute_type": "select",
                 *         "property_name": "customer_tier"
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["DefineFieldBody"][];
            };
        };
        responses: {
            /** @description None was defined: all were there. */
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
                    "application/json": components["schemas"]["FieldsProcessedAnswer"];
                };
            };
            /** @description At least one field was defined. */
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
                    "application/json": components["schemas"]["FieldsProcessedAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    updateContactFields: {
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
                 *         "metadata": {
                 *           "select_options": [
                 *             {
                 *               "label": "Gold",
                 *               "value": "gold",
                 *               "color": "#d4af37",
                 *               "order": 1
                 *             }
                 *           ]
                 *         },
                 *         "order": 1,
                 *         "is_hidden": false,
                 *         "property_name": "customer_tier",
                 *         "name": "Customer tier",
                 *         "attribute_type": "select"
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["UpdateFieldBody"][];
            };
        };
        responses: {
            /** @description At least one field is as it was asked for. */
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
                    "application/json": components["schemas"]["FieldsProcessedAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    deleteContactField: {
        parameters: {
            query?: {
                /** @description How many records have a value of the field and lose it: the number that the refusal names. It may be left out if there is none. */
                confirm?: components["parameters"]["Confirm"];
            };
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
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
            /** @description The job that clears the values. */
            202: {
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
                    "application/json": components["schemas"]["FieldDeletionAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            404: components["responses"]["OctolaneNotFound"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    listPipelineFields: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the pipeline, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
                 */
                id: components["parameters"]["PipelineId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fields. */
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
                    "application/json": components["schemas"]["FieldsAnswer"];
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
    definePipelineFields: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
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
                 * @example [
                 *       {
                 *         "metadata": {
                 *           "select_options": [
                 *             {
                 *               "label": "Gold",
                 *               "value": "gold",
                 *               "color": "#d4af37",
                 *               "order": 1
                 *             }
                 *           ]
                 *         },
                 *         "order": 1,
                 *         "is_hidden": false,
                 *         "name": "Customer tier",
                 *         "attribute_type": "select",
                 *         "property_name": "customer_tier"
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["DefineFieldBody"][];
            };
        };
        responses: {
            /** @description None was defined: all were there. */
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
                    "application/json": components["schemas"]["FieldsProcessedAnswer"];
                };
            };
            /** @description At least one field was defined. */
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
                    "application/json": components["schemas"]["FieldsProcessedAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            404: components["responses"]["OctolaneNotFound"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    updatePipelineFields: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
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
                 * @example [
                 *       {
                 *         "metadata": {
                 *           "select_options": [
                 *             {
                 *               "label": "Gold",
                 *               "value": "gold",
                 *               "color": "#d4af37",
                 *               "order": 1
                 *             }
                 *           ]
                 *         },
                 *         "order": 1,
                 *         "is_hidden": false,
                 *         "property_name": "customer_tier",
                 *         "name": "Customer tier",
                 *         "attribute_type": "select"
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["UpdateFieldBody"][];
            };
        };
        responses: {
            /** @description At least one field is as it was asked for. */
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
                    "application/json": components["schemas"]["FieldsProcessedAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            404: components["responses"]["OctolaneNotFound"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    deletePipelineField: {
        parameters: {
            query?: {
                /** @description How many records have a value of the field and lose it: the number that the refusal names. It may be left out if there is none. */
                confirm?: components["parameters"]["Confirm"];
            };
            header?: {
                /** @description Makes it safe to send the request again: the first answer is kept for 24 hours and given to every request with the same key, so nothing happens twice. Use a new random value, such as a UUID, for each change: with another method, path, query or body it is refused. Keys belong to your organization; only successes are kept, so after any other answer but 409 the key is free. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the pipeline, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70
                 */
                id: components["parameters"]["PipelineId"];
                /**
                 * @description Id of the job, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a80
                 */
                field_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job that clears the values. */
            202: {
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
                    "application/json": components["schemas"]["FieldDeletionAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            404: components["responses"]["OctolaneNotFound"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    listOpportunities: {
        parameters: {
            query: {
                /** @description `next_cursor` of the page before, with everything else as it was, `limit` included. */
                cursor?: components["parameters"]["OctolaneCursor"];
                /** @description How many records a page has at most. One whose records are large ends when it holds about 5 MB: `has_more` and `next_cursor` say how to go on. */
                limit?: components["parameters"]["OctolaneLimit"];
                /** @description A part of a name, an address or a domain, as the record has them, without regard to case and accents. */
                q?: components["parameters"]["Q"];
                /** @description The fields to answer with, by default all; `id` is always among them. Comma-separated or repeated. */
                fields?: components["schemas"]["OpportunityField"][];
                /** @description Id of the pipeline. */
                pipeline_id: components["parameters"]["OctolanePipelineId"];
                /** @description Only this stage. */
                stage_id?: components["parameters"]["OctolaneStageId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of opportunities. */
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
                    "application/json": components["schemas"]["OpportunitiesAnswer"];
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
    openOpportunity: {
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
                 *       "pipeline_id": "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70",
                 *       "opportunity": {
                 *         "stage_name": "Qualified",
                 *         "deal_size": 28000,
                 *         "close_date": 1770768000000,
                 *         "next_action_date": 1770768000000,
                 *         "next_steps": "Send the offer",
                 *         "custom_attributes": {},
                 *         "name": "Acme: 40 robots"
                 *       },
                 *       "related_objects": {
                 *         "account_domain": "acme.example",
                 *         "primary_contact_email": "jane@acme.example",
                 *         "additional_contact_emails": [
                 *           "joe@acme.example"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["OpenOpportunityBody"];
            };
        };
        responses: {
            /** @description The opportunity as created. */
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpportunityOpenedAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            404: components["responses"]["OctolaneNotFound"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    searchOpportunities: {
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
                 *       "filters": [
                 *         {
                 *           "field": "created_at",
                 *           "operator": "gte",
                 *           "value": "2026-01-01"
                 *         }
                 *       ],
                 *       "limit": 100,
                 *       "pipeline_id": "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70"
                 *     }
                 */
                "application/json": components["schemas"]["OpportunitySearchBody"];
            };
        };
        responses: {
            /** @description A page of opportunities. */
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
                    "application/json": components["schemas"]["OpportunitiesAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJson"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            404: components["responses"]["OctolaneNotFound"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    openOpportunities: {
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
                 *         "pipeline_id": "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70",
                 *         "opportunity": {
                 *           "stage_name": "Qualified",
                 *           "deal_size": 28000,
                 *           "close_date": 1770768000000,
                 *           "next_action_date": 1770768000000,
                 *           "next_steps": "Send the offer",
                 *           "custom_attributes": {},
                 *           "name": "Acme: 40 robots"
                 *         },
                 *         "related_objects": {
                 *           "account_domain": "acme.example",
                 *           "primary_contact_email": "jane@acme.example",
                 *           "additional_contact_emails": [
                 *             "joe@acme.example"
                 *           ]
                 *         }
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["OpenOpportunityBody"][];
            };
        };
        responses: {
            /** @description At least one opportunity was created. */
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
                    "application/json": components["schemas"]["OpportunitiesProcessedAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    updateOpportunities: {
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
                 *       "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72": {
                 *         "stage_name": "Qualified",
                 *         "deal_size": 28000,
                 *         "close_date": 1770768000000,
                 *         "next_action_date": 1770768000000,
                 *         "next_steps": "Send the offer",
                 *         "name": "Acme: 40 robots"
                 *       }
                 *     }
                 */
                "application/json": {
                    [key: string]: components["schemas"]["OpportunityChangeEntry"];
                };
            };
        };
        responses: {
            /** @description What became of each entry. */
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
                    "application/json": components["schemas"]["BulkUpdateAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    summarizeOpportunities: {
        parameters: {
            query: {
                /** @description Id of the pipeline. */
                pipeline_id: components["parameters"]["OctolanePipelineId"];
                /** @description Only this stage. */
                stage_id?: components["parameters"]["OctolaneStageId"];
                /** @description Only opportunities whose name contains this text. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stages with what stands in them. */
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
                    "application/json": components["schemas"]["OpportunitySummaryAnswer"];
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
    getOpportunity: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the record as you have it: if it is still the same, the answer is 304 without a body. A list of them, or `*`, will do. */
                "If-None-Match"?: components["parameters"]["IfNoneMatchOfReads"];
            };
            path: {
                /**
                 * @description Id of the opportunity, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a74
                 */
                id: components["parameters"]["OpportunityId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The opportunity. */
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
                    "application/json": components["schemas"]["OpportunityAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
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
    deleteOpportunity: {
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
                 * @description Id of the opportunity, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a74
                 */
                id: components["parameters"]["OpportunityId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The opportunity is gone. */
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
                    "application/json": components["schemas"]["OpportunityDeletedAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            404: components["responses"]["OctolaneNotFound"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            412: components["responses"]["OctolanePreconditionFailed"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    updateOpportunity: {
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
                 * @description Id of the opportunity, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a74
                 */
                id: components["parameters"]["OpportunityId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "stage_name": "Qualified",
                 *       "deal_size": 28000,
                 *       "close_date": 1770768000000,
                 *       "next_action_date": 1770768000000,
                 *       "next_steps": "Send the offer",
                 *       "custom_attributes": {},
                 *       "name": "Acme: 40 robots"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateOpportunityBody"];
            };
        };
        responses: {
            /** @description The opportunity as it now is. */
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
                    "application/json": components["schemas"]["OpportunityAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatchOrNoFields"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            404: components["responses"]["OctolaneNotFound"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            412: components["responses"]["OctolanePreconditionFailed"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    listNotes: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before, with everything else as it was, `limit` included. */
                cursor?: components["parameters"]["OctolaneCursor"];
                /** @description How many records a page has at most. One whose records are large ends when it holds about 5 MB: `has_more` and `next_cursor` say how to go on. */
                limit?: components["parameters"]["OctolaneLimit"];
                /** @description Only notes about this account. */
                account_id?: string;
                /** @description Only notes about this contact. */
                contact_id?: string;
                /** @description Only notes whose title or content contains this text, without regard to case or accents. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of notes. */
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
                    "application/json": components["schemas"]["NotesAnswer"];
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
    writeNote: {
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
                 *       "title": "Call about the Q3 contract",
                 *       "content": "They agree to the Q3 contract.\nNext call in May.",
                 *       "account_domains": [
                 *         "wasatchdrug.example"
                 *       ],
                 *       "contact_emails": [
                 *         "sales@wasatchdrug.example"
                 *       ],
                 *       "created_at": 1770768000000
                 *     }
                 */
                "application/json": components["schemas"]["WriteNoteBody"];
            };
        };
        responses: {
            /** @description The note as written. */
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            404: components["responses"]["OctolaneNotFound"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    writeNotes: {
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
                 *         "title": "Call about the Q3 contract",
                 *         "content": "They agree to the Q3 contract.\nNext call in May.",
                 *         "account_domains": [
                 *           "wasatchdrug.example"
                 *         ],
                 *         "contact_emails": [
                 *           "sales@wasatchdrug.example"
                 *         ],
                 *         "created_at": 1770768000000
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["WriteNoteBody"][];
            };
        };
        responses: {
            /** @description At least one note was written. */
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
                    "application/json": components["schemas"]["NotesProcessedAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    getNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the record as you have it: if it is still the same, the answer is 304 without a body. A list of them, or `*`, will do. */
                "If-None-Match"?: components["parameters"]["IfNoneMatchOfReads"];
            };
            path: {
                /**
                 * @description Id of the note, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a73
                 */
                id: components["parameters"]["NoteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The note. */
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
                    "application/json": components["schemas"]["NoteAnswer"];
                };
            };
            304: components["responses"]["NotModified"];
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
    deleteNote: {
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
                 * @description Id of the note, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a73
                 */
                id: components["parameters"]["NoteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The note is gone. */
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
                    "application/json": components["schemas"]["NoteDeletedAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            404: components["responses"]["OctolaneNotFound"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            412: components["responses"]["OctolanePreconditionFailed"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    updateNote: {
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
                 * @description Id of the note, a UUID.
                 * @example 019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a73
                 */
                id: components["parameters"]["NoteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Call about the Q3 contract",
                 *       "content": "They agree to the Q3 contract.\nNext call in May."
                 *     }
                 */
                "application/json": components["schemas"]["UpdateNoteBody"];
            };
        };
        responses: {
            /** @description The note as it now is. */
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
                    "application/json": components["schemas"]["NoteAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatchOrNoFields"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            404: components["responses"]["OctolaneNotFound"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            412: components["responses"]["OctolanePreconditionFailed"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    pushActivity: {
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
                 *       "activity_type": "CALL",
                 *       "title": "Call about the Q3 contract",
                 *       "description": "Walked through the Q3 contract.",
                 *       "participants": [
                 *         "sales@wasatchdrug.example"
                 *       ],
                 *       "domains": [
                 *         "wasatchdrug.example"
                 *       ],
                 *       "metadata": {
                 *         "minutes": 25
                 *       },
                 *       "created_at": 1770768000000
                 *     }
                 */
                "application/json": components["schemas"]["PushActivityBody"];
            };
        };
        responses: {
            /** @description The activity as written. */
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushedActivityAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
    pushActivities: {
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
                 *         "activity_type": "CALL",
                 *         "title": "Call about the Q3 contract",
                 *         "description": "Walked through the Q3 contract.",
                 *         "participants": [
                 *           "sales@wasatchdrug.example"
                 *         ],
                 *         "domains": [
                 *           "wasatchdrug.example"
                 *         ],
                 *         "metadata": {
                 *           "minutes": 25
                 *         },
                 *         "created_at": 1770768000000
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["PushActivityBody"][];
            };
        };
        responses: {
            /** @description At least one activity was written. */
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
                    "application/json": components["schemas"]["ActivitiesProcessedAnswer"];
                };
            };
            400: components["responses"]["OctolaneInvalidOrInvalidJsonOrIdempotencyMismatch"];
            401: components["responses"]["OctolaneUnauthenticated"];
            403: components["responses"]["OctolaneForbidden"];
            409: components["responses"]["OctolaneIdempotencyInProgress"];
            413: components["responses"]["OctolanePayloadTooLarge"];
            415: components["responses"]["OctolaneUnsupportedMediaType"];
            429: components["responses"]["OctolaneRateLimited"];
            500: components["responses"]["OctolaneInternal"];
            501: components["responses"]["OctolaneNotImplemented"];
            503: components["responses"]["OctolaneUnavailable"];
            default: components["responses"]["OctolaneAnyError"];
        };
    };
}
