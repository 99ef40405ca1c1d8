namespace Coordination.Domain.Programs;

/// <summary>
/// What a program may do or look at (docs/codes.md). Names, words and contact are shown to it only by a scope of their own.
/// </summary>
public enum Scope
{
    ReadCommunity, ReadToday, ReadRequests, WriteRequests, ReadOffers, WriteOffers, ReadMatches, ReadSessions, WriteSessions, ReadPeople,
    OpenWords, OpenNames, OpenContact,
}
