namespace Coordination.Integration.Walks;

/// <summary>Who may do what with requests and matches.</summary>
public static class RightsOfRequests
{
    public static IReadOnlyList<Right> Table { get; } =
    [
        // Everybody known here with their own things, and a coordinator on behalf of others. An auditor begins nothing.
        new("do /requests/raise", Rights.Known, Rights.Coordinators, Said.Refused, Thing.Person) { Only = Rights.Others },
        new("do /requests/{id}/withdraw", Rights.Known, Rights.Coordinators, Said.Refused, Thing.Request),
        new("do /requests/{id}/resolve-elsewhere", Rights.Known, Rights.Coordinators, Said.Refused, Thing.Request),
        new("do /requests/{id}/change", Rights.Known, Rights.Coordinators, Said.Refused, Thing.Request) { Only = Rights.Others },
        new("do /requests/{id}/reopen", Rights.Known, Rights.Coordinators, Said.Refused, Thing.Unmet) { Only = Rights.Others },
        new("do /requests/{id}/book", Rights.Known, Rights.Coordinators, Said.Refused, Thing.RequestAndSession) { Only = Rights.Others },
        new("do /matches/{id}/accept", Rights.Known, Rights.Coordinators, Said.Refused, Thing.Proposal),
        new("do /matches/{id}/decline", Rights.Known, Rights.Coordinators, Said.Refused, Thing.Proposal),
        new("do /matches/{id}/complete", Rights.Known, Rights.Coordinators, Said.Refused, Thing.Promise),
        new("do /matches/{id}/dissolve", Rights.Known, Rights.Coordinators, Said.Refused, Thing.Promise),
        // Coordinators for everybody.
        new("do /requests/add", Rights.Coordinators) { Also = ["name", "authority", "channel"] },
        // What is taken on is asked for as usual.
        new("do /requests/decline", Rights.Coordinators) { Also = ["name", "authority", "channel"], Own = Said.Refused },
        new("page /requests/decline", Rights.Coordinators),
        new("do /requests/{id}/give", Rights.Coordinators, Rights.Coordinators, Needs: Thing.Request),
        new("do /requests/{id}/close-as-unmet", Rights.Coordinators, Rights.Coordinators, Needs: Thing.Request),
        new("do /requests/{id}/refer-out", Rights.Coordinators, Rights.Coordinators, Needs: Thing.Request),
        new("do /requests/{id}/close-as-duplicate", Rights.Coordinators, Rights.Coordinators, Needs: Thing.AskedTwice),
        new("do /requests/{id}/correct-given", Rights.Coordinators, Rights.Coordinators, Needs: Thing.Given),
        new("do /requests/{id}/void-given", Rights.Coordinators, Rights.Coordinators, Needs: Thing.Given),
        new("do /requests/{id}/correct-cause", Rights.Coordinators, Rights.Coordinators, Needs: Thing.Unmet),
        new("do /matches/propose", Rights.Coordinators, Rights.Coordinators, Needs: Thing.Both),
    ];
}
