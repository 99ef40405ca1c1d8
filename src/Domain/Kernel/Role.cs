namespace Coordination.Domain.Kernel;

/// <summary>
/// As what somebody or something acts in one community; several may hold at once. A person is known or a member by where they stand,
/// and a steward by appointment; which of the others are given, <c>GrantRole.Givable</c> says. The last three are no people.
/// </summary>
public enum Role { Person, Member, Helper, Coordinator, Steward, Auditor, Operator, System, Program }
