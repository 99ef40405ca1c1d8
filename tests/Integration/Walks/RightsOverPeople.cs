using static Coordination.Integration.Walks.Rights;

namespace Coordination.Integration.Walks;

/// <summary>The rows of the table of rights about people and what they are here.</summary>
public static class RightsOverPeople
{
    public static IReadOnlyList<Right> Table =>
    [
        // Stewards for others, never for themselves.
        new("do /people/{id}/accept", Stewards, Stewards, Needs: Thing.Applicant),
        new("do /people/{id}/grant-role", Stewards, Stewards, Needs: Thing.Person) { Own = Said.Refused },
        new("do /people/{id}/appoint-steward", Stewards, Stewards, Needs: Thing.Person),
        // The steps of a membership.
        new("do /people/{id}/invite", Desk, Desk, Needs: Thing.Person),
        new("do /people/{id}/ask", Stewards, Stewards, Needs: Thing.Applicant),
        new("do /people/{id}/answer", Known, Nobody, Said.Refused, Thing.Person) { Only = ["person"] },
        new("do /people/{id}/decline", Stewards, Stewards, Needs: Thing.Applicant),
        new("do /people/{id}/complete-probation", Stewards, Stewards, Needs: Thing.Person),
        new("do /people/{id}/revoke-role", Stewards, Stewards, Needs: Thing.Person) { Own = Said.Refused },
        new("do /people/{id}/give-up-role", Known, Nobody, Said.Refused, Thing.Person) { Changes = true },
        new("do /people/{id}/start-break", Known, Coordinators, Said.Refused, Thing.Person) { Only = Members, Changes = true },
        new("do /people/{id}/end-break", Known, Coordinators, Said.Refused, Thing.Person),
        new("do /people/{id}/leave", Known, Nobody, Said.Refused, Thing.Person) { Changes = true },
        new("do /people/{id}/mark-deceased", Desk, Desk, Needs: Thing.Person) { Own = Said.Refused, Changes = true },
        new("do /people/{id}/void-deceased", Desk, Desk, Needs: Thing.Person),
        new("do /people/{id}/contest-deceased", Known, Nobody, Said.Refused, Thing.Person),
        new("do /people/{id}/suspend-roles", Stewards, Nobody, Said.Refused, Thing.Person) { Own = Said.Refused },
        new("do /people/{id}/restore-roles", Stewards, Stewards, Needs: Thing.Person),
        new("do /people/{id}/contest-suspension", Known, Nobody, Said.Refused, Thing.Person),
        new("do /people/{id}/mark-minor", Desk, Desk, Needs: Thing.Person) { Own = Said.Refused, Changes = true },
        new("do /people/{id}/void-minor", Stewards, Stewards, Needs: Thing.Person) { Own = Said.Refused },
        new("do /people/{id}/come-of-age", Stewards, Stewards, Needs: Thing.Person),
        new("do /people/{id}/restrict-address", Known, Coordinators, Said.Refused, Thing.Person) { Changes = true },
        new("do /people/{id}/lift-address", Known, Nobody, Said.Refused, Thing.Person),
        new("do /people/{id}/merge", Desk, Stewards, Said.Refused, Thing.Person) { Own = Said.Refused, Changes = true, Speaks = false },
        new("do /people/{id}/unmerge", Desk, Desk, Needs: Thing.Person),
        // Who may speak for somebody, and what is for the person alone to want. Who signs in, wants it alone.
        new("do /people/{id}/see-authority", Stewards, Stewards, Needs: Thing.Person) { Own = Said.Refused, Also = ["purpose"] },
        new("do /people/{id}/end-authority", Stewards, Stewards, Needs: Thing.Person),
        new("do /people/{id}/take-down-change", Coordinators, Nobody, Said.Refused, Thing.Person) { Own = Said.Refused, Speaks = false },
        new("do /people/{id}/confirm-change", Coordinators, Nobody, Said.Refused, Thing.Person) { Own = Said.Refused, Speaks = false },
        new("do /people/{id}/drop-change", Known, Coordinators, Said.Refused, Thing.Person),
        new("do /people/{id}/change-contact", Known, Coordinators, Said.Refused, Thing.Person) { Also = ["name"] },
        new("read /people/{id}/contact", Known, Coordinators, Needs: Thing.Person),
        new("read /people/{id}/looks", Known, ["auditor"], Needs: Thing.Person),
        // What is asked once, before it is done.
        new("page /people/{id}/mark-deceased", Desk, Desk, Needs: Thing.Person),
        new("page /people/{id}/appoint-steward", Stewards, Stewards, Needs: Thing.Person),
        new("page /people/{id}/grant-role", Stewards, Stewards, Needs: Thing.Person),
        new("page /people/{id}/leave", Known, Nobody, Needs: Thing.Person),
        // The code is for whoever invited; here that is the founder.
        new("read /people/{id}/invitation", Desk, Nobody, Needs: Thing.Invited) { Own = Said.NotFound },
        new("read /people/{id}/alike", Desk, Desk, Needs: Thing.Person),
    ];
}
